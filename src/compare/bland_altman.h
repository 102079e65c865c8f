#pragma once

#include "stats/bounded_interval.h"

#include <optional>
#include <span>

namespace quietroom::compare {

/// Differences objective - subjective against their mean (J. M. Bland and D. G. Altman). Intervals are of 95
/// %, Student t. Undefined is empty: all but the bias for one point, the line where all means are equal.
struct BlandAltman {
  std::optional<double> bias, bias_ci_half;
  std::optional<double> sd;               ///< of the differences, divisor n - 1
  std::optional<stats::Limits> loa;       ///< limits of agreement, bias -+ 1.96 sd
  std::optional<double> loa_ci_half;      ///< of each limit; se = sd sqrt(1/n + 1.96^2 / (2 (n - 1)))
  std::optional<double> slope, intercept; ///< difference on the mean of both
};

BlandAltman bland_altman(std::span<const double> subjective, std::span<const double> objective);

} // namespace quietroom::compare
