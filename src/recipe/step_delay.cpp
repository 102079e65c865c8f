#include "recipe/step_delay.h"

#include "signal/timing.h"

#include <fmt/format.h>

namespace quietroom::recipe {

DelayStep read_delay(Parameters& parameters) { return {parameters.number("delay_ms", 0, 10'000)}; }

RateNeed rate_need(const DelayStep&) { return {"delay", {}, 0, 2}; }

void apply(const DelayStep& delay, Pass& pass) {
  pass.clip = signal::delayed(pass.clip, delay.delay_ms);
  if (!pass.speech.samples.empty()) pass.speech = signal::delayed(pass.speech, delay.delay_ms);
  pass.facts.delay_ms = pass.facts.delay_ms.value_or(0) + delay.delay_ms;
}

std::string text(const DelayStep& delay, Writing&) { return fmt::format("delay {} ms", delay.delay_ms); }

} // namespace quietroom::recipe
