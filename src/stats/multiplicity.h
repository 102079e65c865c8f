#pragma once

#include <span>
#include <vector>

namespace quietroom::stats {

/// Adjusted p-values in the order of `p`; 0 <= p <= 1, no NaN.
std::vector<double> holm(std::span<const double> p);
std::vector<double> benjamini_hochberg(std::span<const double> p);

} // namespace quietroom::stats
