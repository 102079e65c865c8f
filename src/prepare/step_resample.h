#pragma once

#include "prepare/parameters.h"
#include "prepare/pass.h"
#include "prepare/rate_need.h"

namespace quietroom::prepare {

struct Resample {
  int rate_hz = 0;
};

Resample read_resample(Parameters& parameters);
RateNeed rate_need(const Resample& resample);
void apply(const Resample& resample, Pass& pass);
std::string text(const Resample& resample, Writing& writing);

} // namespace quietroom::prepare
