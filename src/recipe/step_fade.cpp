#include "recipe/step_fade.h"

#include "signal/timing.h"

#include <fmt/format.h>

namespace quietroom::recipe {

Fade read_fade(Parameters& parameters) {
  constexpr double usual_ms = 10;
  return {parameters.number_or("in_ms", usual_ms, 0, 1000),
          parameters.number_or("out_ms", usual_ms, 0, 1000)};
}

RateNeed rate_need(const Fade&) { return {"fade", {}, 0, 2}; }

void apply(const Fade& fade, Pass& pass) { signal::fade(pass.clip, fade.in_ms, fade.out_ms); }

std::string text(const Fade& fade, Writing&) {
  return fmt::format("fade in {} ms out {} ms", fade.in_ms, fade.out_ms);
}

} // namespace quietroom::recipe
