#pragma once

#include "method/method.h"

#include <optional>
#include <span>

namespace quietroom::stats {

/// Mean and variance of the votes of one condition or file.
struct MeanVariance {
  double mean = 0;
  double variance = 0; ///< divisor n for 0 <= a <= 1 to be certain; say which one was taken
};

/// The parameter a of the SOS hypothesis: variance = a (high - mean)(mean - low), by least squares through
/// the origin (Hossfeld, Schatz and Egger 2011). Empty where every mean lies at an end of the scale.
std::optional<double> sos_parameter(std::span<const MeanVariance> points, method::Scale scale);

} // namespace quietroom::stats
