#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

namespace quietroom::recipe {

struct Resample {
  int rate_hz = 0;
};

Resample read_resample(Parameters& parameters);
RateNeed rate_need(const Resample& resample);
void apply(const Resample& resample, Pass& pass);
std::string text(const Resample& resample, Writing& writing);

} // namespace quietroom::recipe
