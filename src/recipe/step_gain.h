#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>

namespace quietroom::recipe {

/// A level other than the listening level of the test, on purpose.
struct Gain {
  double gain_db = 0;
};

Gain read_gain(Parameters& parameters);
RateNeed rate_need(const Gain& gain);
void apply(const Gain& gain, Pass& pass);
std::string text(const Gain& gain, Writing& writing);

} // namespace quietroom::recipe
