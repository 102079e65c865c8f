#include "prepare/targets.h"

#include "core/output_guard.h"
#include "core/sha256.h"
#include "prepare/named_files.h"
#include "stimulus/parallel.h"

#include <fmt/format.h>
#include <unistd.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

fs::path target_of(const Work& work, std::size_t i) { return work.folder / work.set.stimuli[i].file; }

/// Whether the lock, the journal or this run has the file as it is now.
bool is_own(const Work& work, std::size_t i) {
  const fs::path target = target_of(work, i);
  if (!fs::is_regular_file(target)) return false;
  const std::string sha256 = sha256_of_file(target);
  const stimulus::Stimulus& wanted = work.set.stimuli[i];
  const stimulus::LockedStimulus* known = work.known_of(i);
  return (known != nullptr && known->file == wanted.file && known->sha256 == sha256) ||
         work.written.contains({wanted.file, sha256});
}

bool is_there(const fs::path& file) {
  std::error_code failure;
  return fs::exists(fs::symlink_status(file, failure));
}

std::string refusal() {
  return "is there already, and prepare did not write it as it is now; move it elsewhere, or say --force to "
         "replace it";
}

/// The stale stimuli in whose place something stands.
std::vector<std::size_t> taken_places(const Work& work) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] != Stale::no && is_there(target_of(work, i))) out.push_back(i);
  return out;
}

} // namespace

std::vector<Problem> refused_targets(const Work& work) {
  const std::vector<std::size_t> taken = taken_places(work);
  PlannedOutput plan;
  plan.force = true; // who wrote what is there the lock and the journal tell
  for (const NamedFile& each : named_files(work.folder, work.set)) plan.inputs.push_back(each.path);
  for (const std::size_t i : taken) plan.outputs.push_back(target_of(work, i));
  std::vector<Problem> out = refused_outputs(plan);
  for (Problem& each : out)
    each.message = "is read by this set and would be replaced; put the recording elsewhere";
  if (!out.empty() || work.options.force || !work.lock || work.journal) return out;
  std::vector<char> own(taken.size());
  stimulus::for_each_index(own.size(), work.options.threads,
                           [&](std::size_t k) { own[k] = is_own(work, taken[k]) ? 1 : 0; });
  for (std::size_t k = 0; k < own.size(); ++k)
    if (own[k] == 0) out.push_back({Severity::error, plan.outputs[k].string(), refusal()});
  return out;
}

void write_target(const Work& work, std::size_t i, const std::function<void(const fs::path&)>& write) {
  const fs::path file = target_of(work, i);
  if (work.options.force || !is_there(file) || is_own(work, i)) return write(file);
  const fs::path beside =
      file.parent_path() / fmt::format(".{}-new.part{}.wav", file.stem().string(), ::getpid());
  write(beside);
  const bool same = fs::is_regular_file(file) && sha256_of_file(beside) == sha256_of_file(file);
  fs::remove(beside);
  if (!same) throw_input(fmt::format("{} {}", file.string(), refusal()));
}

} // namespace quietroom::prepare
