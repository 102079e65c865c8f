#include "prepare/targets.h"

#include "core/output_guard.h"
#include "core/sha256.h"
#include "prepare/named_files.h"
#include "stimulus/parallel.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

fs::path target_of(const Work& work, std::size_t i) { return work.folder / work.set.stimuli[i].file; }

/// Whether the lock, the journal or this run has the file as it is now.
bool is_own(const Work& work, std::size_t i) {
  const std::string sha256 = sha256_of_file(target_of(work, i));
  const stimulus::Stimulus& wanted = work.set.stimuli[i];
  const auto known = work.known.find(wanted.id);
  return (known != work.known.end() && known->second.made.file == wanted.file &&
          known->second.made.sha256 == sha256) ||
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

} // namespace

std::vector<Problem> refused_targets(const Work& work) {
  const std::vector<NamedFile> named = named_files(work.folder, work.set);
  const bool somebody_knows = work.lock && !work.journal;
  std::vector<std::optional<Problem>> found(work.stale.size());
  stimulus::for_each_index(found.size(), work.options.threads, [&](std::size_t i) {
    const fs::path file = target_of(work, i);
    if (work.stale[i] == Stale::no || !is_there(file)) return;
    const auto is_this = [&](const NamedFile& each) { return same_file(each.path, file); };
    if (std::ranges::any_of(named, is_this))
      found[i] = {Severity::error, file.string(),
                  "is read by this set and would be replaced; put the recording elsewhere"};
    else if (!fs::is_regular_file(file))
      found[i] = {Severity::error, file.string(), "is no file, but a stimulus goes there; move it elsewhere"};
    else if (somebody_knows && !work.options.force && !is_own(work, i))
      found[i] = {Severity::error, file.string(), refusal()};
  });
  std::vector<Problem> out;
  for (auto& each : found)
    if (each) out.push_back(std::move(*each));
  return out;
}

void write_target(const Work& work, std::size_t i, const std::function<void(const fs::path&)>& write) {
  const fs::path file = target_of(work, i);
  if (work.options.force || !is_there(file) || is_own(work, i)) return write(file);
  const fs::path beside =
      file.parent_path() / fmt::format(".{}-new.part{}.wav", file.stem().string(), ::getpid());
  write(beside);
  const bool same = sha256_of_file(beside) == sha256_of_file(file);
  fs::remove(beside);
  if (!same) throw_input(fmt::format("{} {}", file.string(), refusal()));
}

} // namespace quietroom::prepare
