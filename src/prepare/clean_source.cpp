#include "prepare/clean_source.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "recipe/apply.h"
#include "recipe/source_audio.h"
#include "signal/audio_file.h"
#include "signal/resample.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

signal::Clip prepared_source(const fs::path& folder, const stimulus::StimulusSet& set,
                             const stimulus::Source& source) {
  const std::string file = (folder / "set.toml").string();
  const recipe::SetFiles files(folder);
  std::vector<Problem> problems;
  recipe::Recipe recipe = recipe::read_recipe(set.source_steps, recipe::Stage::source, file, files, problems);
  recipe.push_back({recipe::Resample{set.rate_hz}, source.line});
  recipe::check_rates(recipe, recipe::source_rate_hz(folder, source), file, problems,
                      recipe::source_channels(folder, source));
  if (has_error(problems)) throw_input(text(problems.front()));
  return recipe::apply(recipe, recipe::read_source_sound(folder, source).clip, {}, files).clip;
}

signal::Clip finished_reference(const fs::path& folder, const std::string& name, int rate_hz) {
  const auto file = inside(folder, name);
  if (!file) throw_input(fmt::format("{}: leaves the folder of the set; copy the file into it", name));
  signal::Clip out = recipe::read_recording(*file);
  return out.rate_hz == rate_hz ? out : signal::resample(out, rate_hz);
}

/// The same talker and sample of the first reference condition that has them as they are.
const stimulus::Stimulus* partner_of(const stimulus::StimulusSet& set, const stimulus::Stimulus& stimulus) {
  for (const stimulus::Condition& condition : set.conditions) {
    if (condition.kind != stimulus::Kind::reference || !condition.steps.empty()) continue;
    const auto found = std::ranges::find_if(set.stimuli, [&](const stimulus::Stimulus& each) {
      return each.condition == condition.id && each.talker == stimulus.talker &&
             each.sample == stimulus.sample;
    });
    if (found != set.stimuli.end()) return &*found;
  }
  return nullptr;
}

} // namespace

std::optional<CleanPlace> clean_place(const stimulus::StimulusSet& set, const stimulus::Stimulus& stimulus) {
  if (!stimulus.reference.empty())
    return CleanPlace{"reference " + stimulus.reference, {}, stimulus.reference};
  const auto source = std::ranges::find(set.sources, stimulus.sample, &stimulus::Source::id);
  if (source != set.sources.end())
    return CleanPlace{"source " + source->id, static_cast<std::size_t>(source - set.sources.begin())};
  const stimulus::Stimulus* partner = partner_of(set, stimulus);
  if (partner == nullptr || partner->id == stimulus.id) return std::nullopt;
  return CleanPlace{"reference " + partner->id, {}, partner->file};
}

CleanSource clean_sound(const fs::path& folder, const stimulus::StimulusSet& set, const CleanPlace& place) {
  return {place.name, place.source ? prepared_source(folder, set, set.sources.at(*place.source))
                                   : finished_reference(folder, place.file, set.rate_hz)};
}

std::optional<CleanSource> clean_source(const fs::path& folder, const stimulus::StimulusSet& set,
                                        const stimulus::Stimulus& stimulus) {
  const auto place = clean_place(set, stimulus);
  if (!place) return std::nullopt;
  return clean_sound(folder, set, *place);
}

} // namespace quietroom::prepare
