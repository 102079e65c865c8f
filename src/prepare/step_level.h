#pragma once

#include "prepare/parameters.h"
#include "prepare/pass.h"
#include "prepare/rate_need.h"

namespace quietroom::prepare {

struct Level {
  double level_dbov = -26; ///< active speech level, P.56
};

Level read_level(Parameters& parameters);
RateNeed rate_need(const Level& level);
/// Throws an input Error where P.56 finds no speech.
void apply(const Level& level, Pass& pass);
std::string text(const Level& level, Writing& writing);

} // namespace quietroom::prepare
