#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>

namespace quietroom::recipe {

/// Hard clipping on purpose: samples beyond a threshold become the threshold.
struct HardClip {
  double level_dbov = 0; ///< of the threshold: its magnitude re full scale, in decibels
};

HardClip read_hard_clip(Parameters& parameters);
RateNeed rate_need(const HardClip& clip);
/// Counts what it clips apart from the clipping that nobody wants.
void apply(const HardClip& clip, Pass& pass);
std::string text(const HardClip& clip, Writing& writing);

} // namespace quietroom::recipe
