#include "prepare/named_sound.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

stimulus::StimulusSet faultless_set(const fs::path& folder) {
  const stimulus::ReadSet read = stimulus::read_set(folder);
  for (const Problem& problem : read.problems)
    if (problem.severity == Severity::error) throw_input(text(problem));
  return read.set;
}

/// The nearest folder above the file that is a set.
std::optional<fs::path> set_above(const fs::path& file) {
  for (fs::path folder = fs::weakly_canonical(file).parent_path();; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "set.toml")) return folder;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

} // namespace

NamedSound sound_by_id(const fs::path& folder, const std::string& id) {
  NamedSound out{id, {}, folder, faultless_set(folder), {}};
  const auto found = std::ranges::find(out.set.stimuli, id, &stimulus::Stimulus::id);
  if (found == out.set.stimuli.end())
    throw_input(fmt::format("{}: has no stimulus {}; the first of its {} is {}", folder.string(), id,
                            out.set.stimuli.size(),
                            out.set.stimuli.empty() ? "none" : out.set.stimuli.front().id));
  const auto file = inside(folder, found->file);
  if (!file) throw_input(fmt::format("{}: leaves the folder of the set; copy the file into it", found->file));
  if (!fs::exists(*file))
    throw_input(
        fmt::format("{}: is not there yet; run quietroom prepare {}", file->string(), folder.string()));
  out.file = *file;
  out.stimulus = *found;
  return out;
}

NamedSound sound_by_path(const fs::path& file) {
  NamedSound out{file.filename().string(), file, {}, {}, {}};
  const auto folder = set_above(file);
  if (!folder) return out;
  stimulus::StimulusSet set = faultless_set(*folder);
  for (const stimulus::Stimulus& each : set.stimuli) {
    const auto listed = inside(*folder, each.file);
    if (!listed || fs::weakly_canonical(*listed) != fs::weakly_canonical(file)) continue;
    out.name = each.id;
    out.folder = *folder;
    out.stimulus = each;
    out.set = std::move(set);
    return out;
  }
  return out;
}

bool differs_from_lock(const NamedSound& sound) {
  return sound.stimulus && !sound.stimulus->sha256.empty() &&
         sha256_of_file(sound.file) != sound.stimulus->sha256;
}

std::optional<CleanSource> clean_source(const NamedSound& sound) {
  if (!sound.stimulus) return std::nullopt;
  return clean_source(sound.folder, sound.set, *sound.stimulus);
}

} // namespace quietroom::prepare
