#include "cli/named_sound.h"

#include "cli/output.h"
#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace fs = std::filesystem;

namespace {

stimulus::StimulusSet set_of(const fs::path& folder) {
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

NamedSound by_id(const fs::path& folder, const std::string& id) {
  NamedSound out{id, {}, folder, set_of(folder), {}};
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

NamedSound by_path(const fs::path& file) {
  NamedSound out{file.filename().string(), file, {}, {}, {}};
  const auto folder = set_above(file);
  if (!folder) return out;
  stimulus::StimulusSet set = set_of(*folder);
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

} // namespace

NamedSound named_sound(const Arguments& arguments) {
  const std::string name = *arguments.text("SOUND");
  const auto folder = arguments.text("--set");
  if (!folder && !fs::exists(name))
    throw_input(
        fmt::format("{}: there is no such file; for a stimulus by its id give its set with --set SET", name));
  NamedSound out = folder ? by_id(*folder, name) : by_path(name);
  if (out.stimulus && !out.stimulus->sha256.empty() && sha256_of_file(out.file) != out.stimulus->sha256)
    say(fmt::format("{}: is not the file that set.lock knows; quietroom check {} says more",
                    out.file.string(), out.folder.string()));
  return out;
}

std::vector<Option> named_sound_options() {
  return {{"SOUND", "FILE|STIMULUS", "a sound file, or with --set the id of a stimulus", true},
          {"--set", "SET", "the stimulus set that the id belongs to"}};
}

std::optional<prepare::CleanSource> clean_source(const NamedSound& sound) {
  if (!sound.stimulus) return std::nullopt;
  return prepare::clean_source(sound.folder, sound.set, *sound.stimulus);
}

} // namespace quietroom::cli
