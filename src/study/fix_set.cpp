#include "study/fix_set.h"

#include "core/atomic_file.h"
#include "core/available_cores.h"
#include "core/make_folder.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "core/written_files.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"
#include "store/study_reader.h"
#include "store/study_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::study {

namespace {

namespace fs = std::filesystem;

/// Whether the study's copy fixes the same files under the same names as the set does now.
bool same_stimuli(const fs::path& copy, const SetToFix& set) {
  std::vector<Problem> problems;
  const auto before = stimulus::read_lock(copy, problems);
  const auto now = stimulus::parse_lock(set.lock, "set.lock", problems);
  return before && now && before->stimuli == now->stimuli && read_file(copy / "set.toml") == set.toml;
}

/// Whether the folder is a copy that was made here and nothing else, which earlier versions did not note.
bool is_copy(const fs::path& folder) {
  std::error_code failure;
  for (const auto& each : fs::directory_iterator(folder, failure))
    if (const auto name = each.path().filename(); name != "set.toml" && name != "set.lock") return false;
  std::vector<Problem> problems;
  const auto lock = stimulus::read_lock(folder, problems);
  return lock && fs::is_regular_file(folder / "set.toml") &&
         lock->set_sha256 == sha256_of_file(folder / "set.toml");
}

/// Before anything is written: a set of the user's own may stand where the copy goes.
void guard_copy(const fs::path& copy, const fs::path& set, bool force) {
  guard_outputs(
      {{set / "set.toml", set / "set.lock"}, {copy / "set.toml", copy / "set.lock"}, force || is_copy(copy)});
}

/// A stimulus that is not what was prepared would be refused in front of the first listener. The first such
/// file; empty where there is none.
fs::path changed_stimulus(const fs::path& folder, const stimulus::StimulusSet& set) {
  std::vector<char> changed(set.stimuli.size());
  stimulus::for_each_index(changed.size(), available_cores(), [&](std::size_t i) {
    const auto file = inside(folder, set.stimuli[i].file);
    changed[i] = file && fs::is_regular_file(*file) && sha256_of_file(*file) != set.stimuli[i].sha256;
  });
  const auto first = std::ranges::find(changed, 1);
  if (first == changed.end()) return {};
  return folder / set.stimuli[static_cast<std::size_t>(first - changed.begin())].file;
}

std::string refusal_of(const fs::path& folder, const stimulus::StimulusSet& set) {
  if (!set.prepared)
    return fmt::format("{}: the set is not prepared as set.toml has it; run quietroom prepare {} first",
                       folder.string(), folder.string());
  const fs::path changed = changed_stimulus(folder, set);
  return changed.empty() ? ""
                         : fmt::format("{}: changed since it was prepared; run quietroom prepare {}",
                                       changed.string(), folder.string());
}

} // namespace

ReadSetToFix read_set_to_fix(const fs::path& folder, const std::string& tool_version,
                             const stimulus::OnProgress& progress) {
  if (!fs::exists(folder / "set.toml"))
    throw_input(fmt::format("{}: no set.toml is there; give the folder of a stimulus set", folder.string()));
  stimulus::ReadSet read = stimulus::read_set(folder);
  ReadSetToFix out{{read_file(folder / "set.toml"), "", read.set.stimuli.size(), read.set.name}, {}, {}};
  if (!has_error(read.problems) && stimulus::is_finished(read.set)) {
    const stimulus::Checked checked = stimulus::check(folder, progress);
    out.problems = checked.problems;
    if (!has_error(out.problems))
      out.set.lock = lock_text(lock_of_finished(checked, out.set.toml, tool_version));
    return out;
  }
  out.problems = std::move(read.problems);
  if (has_error(out.problems)) return out;
  std::ranges::move(stimulus::unstated_losses(folder, read.set), std::back_inserter(out.problems));
  if (has_error(out.problems)) return out;
  out.refusal = refusal_of(folder, read.set);
  if (out.refusal.empty()) out.set.lock = read_file(folder / "set.lock");
  return out;
}

void fix_set(const fs::path& study, const SetToFix& set, const fs::path& origin, bool force) {
  const fs::path copy = study / "set";
  const bool fixed = fs::exists(copy / "set.lock");
  if (fixed && read_file(copy / "set.lock") == set.lock && read_file(copy / "set.toml") == set.toml) return;
  if (fixed && same_stimuli(copy, set)) return; // prepared by another version, and the same to the bit
  const fs::path database = store::database_of(study);
  if (fixed && fs::exists(database) && store::StudyReader(database).real_sessions() > 0)
    throw_input(
        fmt::format("{}: votes were given to an earlier state of this set; make a new study for the new one",
                    study.string()));
  guard_copy(copy, origin, force);
  make_folder(copy);
  write_noted_file(copy / "set.toml", set.toml);
  write_noted_file(copy / "set.lock", set.lock);
}

} // namespace quietroom::study
