#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>

namespace quietroom::recipe {

/// Silence before the sound.
struct Delay {
  double delay_ms = 0;
};

Delay read_delay(Parameters& parameters);
RateNeed rate_need(const Delay& delay);
void apply(const Delay& delay, Pass& pass);
std::string text(const Delay& delay, Writing& writing);

} // namespace quietroom::recipe
