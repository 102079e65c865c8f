#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>

namespace quietroom::recipe {

/// Raised-cosine rise and fall, so that a sound that is cut does not click.
struct Fade {
  double in_ms = 0;
  double out_ms = 0;
};

Fade read_fade(Parameters& parameters);
RateNeed rate_need(const Fade& fade);
void apply(const Fade& fade, Pass& pass);
std::string text(const Fade& fade, Writing& writing);

} // namespace quietroom::recipe
