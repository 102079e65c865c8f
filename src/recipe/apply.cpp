#include "recipe/apply.h"

#include "signal/active_milliseconds.h"
#include "signal/resample.h"

#include <algorithm>
#include <utility>

namespace quietroom::recipe {

namespace {

bool limits_band(const RecipeStep& each) {
  return std::holds_alternative<Filter>(each.step) || std::holds_alternative<Resample>(each.step);
}

bool loses_packets(const RecipeStep& each) {
  return std::holds_alternative<LossStep>(each.step) || std::holds_alternative<LossFile>(each.step) ||
         std::holds_alternative<Jitter>(each.step);
}

/// The step as noise goes through it: alone, for it depends on nothing else of the pass.
std::function<signal::Clip(signal::Clip)> way_through(const AnyStep& step, const SetFiles& files) {
  return [&step, &files](signal::Clip clip) {
    const Seeds none; // neither draws
    Pass own{SeedOrder(none), files, std::move(clip), {}};
    std::visit([&](const auto& one) { apply(one, own); }, step);
    return std::move(own.clip);
  };
}

Pass begun(const Recipe& recipe, signal::Clip clip, const Seeds& seeds, const SetFiles& files,
           const Origin& origin) {
  Pass pass{SeedOrder(seeds), files, std::move(clip), {}};
  pass.talker = origin.talker;
  pass.condition = origin.condition;
  pass.programs = origin.programs;
  pass.band.rate_hz = origin.rate_hz != 0 ? origin.rate_hz : pass.clip.rate_hz;
  if (origin.source_recipe != nullptr)
    for (const RecipeStep& each : *origin.source_recipe)
      if (limits_band(each)) pass.band.steps.push_back(way_through(each.step, files));
  if (pass.clip.channels == 1 && std::ranges::any_of(recipe, loses_packets)) { // P.56 knows one channel
    const auto active = signal::active_milliseconds(pass.clip.samples, pass.clip.rate_hz);
    pass.speech.samples.assign(active.begin(), active.end());
  }
  return pass;
}

} // namespace

Prepared apply(const Recipe& recipe, signal::Clip clip, const Seeds& seeds, const SetFiles& files,
               const Origin& origin) {
  Pass pass = begun(recipe, std::move(clip), seeds, files, origin);
  for (const RecipeStep& each : recipe) {
    const int rate_hz = pass.clip.rate_hz;
    std::visit([&](const auto& step) { apply(step, pass); }, each.step);
    if (std::holds_alternative<CommandStep>(each.step) && pass.clip.rate_hz != rate_hz)
      pass.band.steps.push_back(
          [to_hz = pass.clip.rate_hz](const signal::Clip& noise) { return signal::resample(noise, to_hz); });
    if (limits_band(each)) pass.band.steps.push_back(way_through(each.step, files));
    if (std::holds_alternative<Codec>(each.step)) render_delay_changes(pass);
  }
  return {std::move(pass.clip), pass.facts};
}

std::string chain_text(const Recipe& recipe, const Seeds& seeds, SetFiles& files, const std::string& talker) {
  Writing writing{SeedOrder(seeds), files};
  writing.talker = talker;
  std::string out;
  for (const RecipeStep& each : recipe) {
    if (!out.empty()) out += " > ";
    out += std::visit([&](const auto& step) { return text(step, writing); }, each.step);
  }
  return out;
}

} // namespace quietroom::recipe
