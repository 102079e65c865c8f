#include "prepare/worklist_of_set.h"

#include "core/relative_path.h"
#include "prepare/clipping.h"
#include "prepare/named_files.h"
#include "prepare/recording_warnings.h"
#include "recipe/source_audio.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

bool is_there(const fs::path& folder, const stimulus::Source& source) {
  return std::ranges::all_of(source.files, [&](const std::string& name) {
    const auto file = inside(folder, name);
    return file && fs::exists(*file);
  });
}

} // namespace

Worklist worklist_of_set(const fs::path& folder, const stimulus::StimulusSet& set,
                         std::vector<Problem>& problems) {
  const std::string file = (folder / "set.toml").string();
  std::vector<int> rates_hz;
  int channels = 0;
  for (const stimulus::Source& source : set.sources) {
    if (!is_there(folder, source)) continue;
    try {
      rates_hz.push_back(recipe::source_rate_hz(folder, source));
      const int found = recipe::source_channels(folder, source);
      if (channels != 0 && found != channels)
        throw_input(fmt::format("source {} is {} where those before it are {}; make them all alike",
                                source.id, found == 1 ? "mono" : "stereo",
                                channels == 1 ? "mono" : "stereo"));
      channels = found;
    } catch (const Error& error) {
      problems.push_back({Severity::error, fmt::format("{}:{}", file, source.line), error.what()});
    }
  }
  std::ranges::move(inputs_among_outputs(folder, set), std::back_inserter(problems));
  recipe::SetFiles files(folder);
  Worklist worklist = worklist_of(set, std::move(rates_hz), file, files, problems, std::max(1, channels));
  worklist.files = std::move(files);
  return worklist;
}

std::vector<Problem> listening_offsets(const fs::path& folder, const stimulus::StimulusSet& set) {
  std::vector<Problem> out;
  for (const stimulus::Condition& condition : set.conditions)
    if (condition.listening_level_offset_db != 0)
      out.push_back(
          {Severity::warning, fmt::format("{}:{}", (folder / "set.toml").string(), condition.line),
           fmt::format("condition {} is to be heard {:+} dB beside the others, which its files do not "
                       "do; set that at playback",
                       condition.id, condition.listening_level_offset_db)});
  return out;
}

std::vector<Problem> check_recipes(const fs::path& folder, const stimulus::StimulusSet& set) {
  std::vector<Problem> problems = listening_offsets(folder, set);
  if (set.sources.empty()) return problems;
  const Worklist worklist = worklist_of_set(folder, set, problems);
  std::ranges::move(recording_warnings(folder, set, worklist), std::back_inserter(problems));
  std::vector<Problem> told; // by whoever read the set
  if (const auto lock = stimulus::read_lock(folder, told))
    std::ranges::move(saturations(folder, *lock), std::back_inserter(problems));
  return problems;
}

} // namespace quietroom::prepare
