#pragma once

#include "estimate/setup.h"

#include <array>
#include <vector>

namespace quietroom::estimate {

/// One band of the filterbank, four biquads in cascade: numerator a0 + a1[k] z^-1, denominator
/// 1 + b1 z^-1 + b2 z^-2, and the first numerator divided by `gain`. M. Slaney, Apple TR-35 (1993), with
/// EarQ 9.26449, smallest bandwidth 24.7 Hz, order 1, bandwidths 1.019 times as wide.
struct GammatoneFilter {
  double centre_hz = 0;
  double a0 = 0;
  std::array<double, 4> a1{};
  double b1 = 0;
  double b2 = 0;
  double gain = 0; ///< at centre_hz, of the four before it is divided
};

/// One a band, from low to high. The lowest centre is lowest_hz; highest_hz itself is none.
std::vector<GammatoneFilter> gammatone_filters(const Setup& setup);

} // namespace quietroom::estimate
