#pragma once

#include <span>
#include <vector>

namespace quietroom::compare {

/// Weights w such that sum_j w_j columns[j] is nearest to y, by QR with column pivoting. Every column is as
/// long as y and no shorter than there are columns.
std::vector<double> least_squares(std::span<const std::vector<double>> columns, std::span<const double> y);

} // namespace quietroom::compare
