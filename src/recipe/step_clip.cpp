#include "recipe/step_clip.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

HardClip read_hard_clip(Parameters& parameters) { return {parameters.number("level_dbov", -60, 0)}; }

RateNeed rate_need(const HardClip&) { return {"clip", {}, 0, 2}; }

void apply(const HardClip& clip, Pass& pass) {
  constexpr double largest = 32767.0 / 32768; // what is clipped at full scale still fits 16 bits
  const double threshold = std::min(std::pow(10, clip.level_dbov / 20), largest);
  std::int64_t count = 0;
  for (double& sample : pass.clip.samples) {
    if (std::abs(sample) <= threshold) continue;
    sample = std::copysign(threshold, sample);
    ++count;
  }
  pass.facts.clipped_by_step = pass.facts.clipped_by_step.value_or(0) + count;
}

std::string text(const HardClip& clip, Writing&) { return fmt::format("clip {} dBov", clip.level_dbov); }

} // namespace quietroom::recipe
