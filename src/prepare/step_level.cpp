#include "prepare/step_level.h"

#include "core/error.h"
#include "signal/active_level.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::prepare {

Level read_level(Parameters& parameters) { return {parameters.number("level_dbov", -60, 0)}; }

RateNeed rate_need(const Level&) { return {}; }

void apply(const Level& level, Pass& pass) {
  const auto found = signal::active_level(pass.clip.samples, pass.clip.rate_hz).active_level_dbov;
  if (!found) throw_input("P.56 finds no speech, so it cannot be levelled; is it the right file?");
  const double gain_db = level.level_dbov - *found;
  const double gain = std::pow(10, gain_db / 20);
  for (double& sample : pass.clip.samples) sample *= gain;
  pass.facts.gain_db = pass.facts.gain_db.value_or(0) + gain_db;
}

std::string text(const Level& level, Writing&) { return fmt::format("level {} dBov", level.level_dbov); }

} // namespace quietroom::prepare
