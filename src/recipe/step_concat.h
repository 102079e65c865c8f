#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>

namespace quietroom::recipe {

/// Recordings of the set put before and behind the sound, at its rate and as loud as they are.
struct Concat {
  std::string before; ///< empty: nothing
  std::string after;
};

Concat read_concat(Parameters& parameters);
RateNeed rate_need(const Concat& concat);
void apply(const Concat& concat, Pass& pass);
std::string text(const Concat& concat, Writing& writing);

} // namespace quietroom::recipe
