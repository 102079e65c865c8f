#pragma once

#include <span>
#include <vector>

namespace quietroom::stats {

/// Ranks from 1; equal values share the mean of theirs.
struct Ranks {
  std::vector<double> values;
  double tie_sum = 0; ///< sum of t^3 - t over groups of t equal values
};

/// Values that differ by less than their rounding to 1e-9 are equal: means such as 7/3 come out with another
/// last bit in another order of summation.
Ranks mid_ranks(std::span<const double> values);

/// To the grid of 1e-9 on which values are compared.
double rounded_for_ranks(double value);

} // namespace quietroom::stats
