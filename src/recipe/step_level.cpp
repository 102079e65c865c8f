#include "recipe/step_level.h"

#include "core/error.h"
#include "signal/loudness.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

// P.56's thresholds stay where they are when a sound is scaled, so that its level moves a little less or more
// than the gain: 0.04 dB with speech, but with bursts of one loudness as much as 0.2. ITU-T's tool library
// leaves it there, and so does what is to be its gain.
constexpr double good_enough_db = 0.05;
constexpr int most_corrections = 3;

void scale(signal::Clip& clip, double gain_db) {
  const double gain = std::pow(10, gain_db / 20);
  for (double& sample : clip.samples) sample *= gain;
}

/// Of several channels the mean power of those with speech, so that all get one gain.
double active_level_of(const Pass& pass, signal::LevelSearch search) {
  double power = 0;
  int speaking = 0;
  for (int c = 0; c < pass.clip.channels; ++c) {
    const auto found = signal::active_level(signal::channel(pass.clip, c), pass.clip.rate_hz, {16, search})
                           .active_level_dbov;
    if (!found) continue;
    power += std::pow(10, *found / 10);
    ++speaking;
  }
  if (speaking == 0) throw_input("P.56 finds no speech, so it cannot be levelled; is it the right file?");
  return 10 * std::log10(power / speaking);
}

double loudness_of(const Pass& pass) {
  const auto found = signal::loudness(pass.clip).integrated_lufs;
  if (!found)
    throw_input(
        "it has no loudness (less than 0.4 s, or all below -70 LUFS), so it cannot be levelled; is it the "
        "right file?");
  return *found;
}

} // namespace

Level read_level(Parameters& parameters) {
  if (parameters.has("loudness_lufs")) {
    if (parameters.has("level_dbov")) parameters.error("give level_dbov (speech) or loudness_lufs, not both");
    parameters.number_or("level_dbov", -26, -60, 0);
    return {std::nullopt, parameters.number("loudness_lufs", -60, 0)};
  }
  Level out{parameters.number("level_dbov", -60, 0)};
  if (parameters.choice_or("p56", "exact", {"exact", "stl"}) == "stl") out.p56 = signal::LevelSearch::stl;
  return out;
}

RateNeed rate_need(const Level&) { return {"level", {}, 0, 2}; }

void apply(const Level& level, Pass& pass) {
  double gain_db = level.loudness_lufs ? *level.loudness_lufs - loudness_of(pass)
                                       : *level.level_dbov - active_level_of(pass, level.p56);
  scale(pass.clip, gain_db);
  const bool corrects = level.level_dbov && level.p56 == signal::LevelSearch::exact;
  for (int again = 0; corrects && again < most_corrections; ++again) {
    const double rest_db = *level.level_dbov - active_level_of(pass, level.p56);
    if (std::abs(rest_db) <= good_enough_db) break;
    scale(pass.clip, rest_db);
    gain_db += rest_db;
  }
  pass.facts.gain_db = pass.facts.gain_db.value_or(0) + gain_db;
}

std::string text(const Level& level, Writing&) {
  if (level.loudness_lufs) return fmt::format("level {} LUFS", *level.loudness_lufs);
  return fmt::format("level {} dBov{}", *level.level_dbov,
                     level.p56 == signal::LevelSearch::stl ? " p56 stl" : "");
}

} // namespace quietroom::recipe
