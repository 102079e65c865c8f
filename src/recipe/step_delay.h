#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>

namespace quietroom::recipe {

/// Silence before the sound.
struct DelayStep {
  double delay_ms = 0;
};

DelayStep read_delay(Parameters& parameters);
RateNeed rate_need(const DelayStep& delay);
void apply(const DelayStep& delay, Pass& pass);
std::string text(const DelayStep& delay, Writing& writing);

} // namespace quietroom::recipe
