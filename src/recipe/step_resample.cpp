#include "recipe/step_resample.h"

#include "signal/resample.h"

#include <fmt/format.h>

namespace quietroom::recipe {

Resample read_resample(Parameters& parameters) { return {parameters.integer("rate_hz", 8000, 192000)}; }

RateNeed rate_need(const Resample& resample) { return {"resample", {}, resample.rate_hz, 2}; }

void apply(const Resample& resample, Pass& pass) {
  if (pass.clip.rate_hz != resample.rate_hz) pass.clip = signal::resample(pass.clip, resample.rate_hz);
}

std::string text(const Resample& resample, Writing&) {
  return fmt::format("resample {} Hz", resample.rate_hz);
}

} // namespace quietroom::recipe
