#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

/// Differences as bars around a zero axis, in text. UTF-8; every character takes one terminal column.
namespace quietroom::compare {

/// What the longest bar stands for: the least of 0.1, 0.2, 0.5, 1, 2, 5, ... that no difference exceeds.
double bar_reach(std::span<const std::optional<double>> differences);

/// 2 half_width + 1 columns: "    ▐██│       " for a negative difference, in steps of half a column; blank
/// where there is none.
std::string gap_bar(std::optional<double> difference, double reach, std::size_t half_width);

/// The axis that heads them: "-0.5    0    +0.5".
std::string gap_axis(double reach, std::size_t half_width);

} // namespace quietroom::compare
