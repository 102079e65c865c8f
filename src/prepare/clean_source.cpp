#include "prepare/clean_source.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "recipe/apply.h"
#include "recipe/source_audio.h"
#include "signal/audio_file.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

CleanSource prepared_source(const fs::path& folder, const stimulus::StimulusSet& set,
                            const stimulus::Source& source) {
  const std::string file = (folder / "set.toml").string();
  const recipe::SetFiles files(folder);
  std::vector<Problem> problems;
  recipe::Recipe recipe = recipe::read_recipe(set.source_steps, recipe::Stage::source, file, files, problems);
  recipe.push_back({recipe::Resample{set.rate_hz}, source.line});
  recipe::check_rates(recipe, recipe::source_rate_hz(folder, source), file, problems,
                      recipe::source_channels(folder, source));
  if (has_error(problems)) throw_input(text(problems.front()));
  return {"source " + source.id,
          recipe::apply(recipe, recipe::read_source_sound(folder, source).clip, {}, files).clip};
}

} // namespace

std::optional<CleanSource> clean_source(const fs::path& folder, const stimulus::StimulusSet& set,
                                        const stimulus::Stimulus& stimulus) {
  const auto source = std::ranges::find(set.sources, stimulus.sample, &stimulus::Source::id);
  if (source != set.sources.end()) return prepared_source(folder, set, *source);
  for (const stimulus::Condition& condition : set.conditions) {
    if (condition.kind != stimulus::Kind::reference) continue;
    const auto partner = std::ranges::find_if(set.stimuli, [&](const stimulus::Stimulus& each) {
      return each.condition == condition.id && each.talker == stimulus.talker &&
             each.sample == stimulus.sample;
    });
    if (partner == set.stimuli.end() || partner->id == stimulus.id) continue;
    const auto file = inside(folder, partner->file);
    if (!file)
      throw_input(fmt::format("{}: leaves the folder of the set; copy the file into it", partner->file));
    return CleanSource{"reference " + partner->id, signal::read_clip(*file)};
  }
  return std::nullopt;
}

} // namespace quietroom::prepare
