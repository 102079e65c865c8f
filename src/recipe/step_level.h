#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"
#include "signal/active_level.h"

#include <optional>

namespace quietroom::recipe {

/// One gain: speech to its active level, or anything to its loudness.
struct Level {
  std::optional<double> level_dbov = -26;   ///< active speech level, P.56
  std::optional<double> loudness_lufs = {}; ///< BS.1770; exactly one of the two has a value
  signal::LevelSearch p56 = signal::LevelSearch::exact;
};

Level read_level(Parameters& parameters);
RateNeed rate_need(const Level& level);
/// Throws an input Error where P.56 finds no speech, or BS.1770 no sound.
void apply(const Level& level, Pass& pass);
std::string text(const Level& level, Writing& writing);

} // namespace quietroom::recipe
