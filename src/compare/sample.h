#pragma once

#include "compare/point.h"

#include <span>
#include <vector>

namespace quietroom::compare {

/// The points that have an objective, by column, in an order of values and not of rows, so that no sum
/// depends on who comes first.
struct Sample {
  std::vector<double> subjective, objective;
  std::vector<double> ci_half; ///< empty where that of any point is not known
};

Sample sample_of(std::span<const Point> points);

} // namespace quietroom::compare
