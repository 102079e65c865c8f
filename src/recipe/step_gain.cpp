#include "recipe/step_gain.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

Gain read_gain(Parameters& parameters) { return {parameters.number("gain_db", -60, 40)}; }

RateNeed rate_need(const Gain&) { return {"gain", {}, 0, 2}; }

void apply(const Gain& gain, Pass& pass) {
  const double factor = std::pow(10, gain.gain_db / 20);
  for (double& sample : pass.clip.samples) sample *= factor;
  pass.facts.gain_db = pass.facts.gain_db.value_or(0) + gain.gain_db;
}

std::string text(const Gain& gain, Writing&) { return fmt::format("gain {} dB", gain.gain_db); }

} // namespace quietroom::recipe
