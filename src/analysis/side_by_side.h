#pragma once

#include "analysis/comparison.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// The panel and every model of a comparison in one row a point. Pure.
namespace quietroom::analysis {

struct SideRow {
  compare::Point point;                      ///< without an objective
  std::vector<std::optional<double>> scores; ///< one a model, as it gives them
  std::vector<std::optional<double>> gaps;   ///< after its mapping, less the MOS
  std::optional<std::size_t> nearest;        ///< the model; nothing where one has no score, or for a tie
};

struct SideBySide {
  std::vector<std::string> models;
  std::vector<SideRow> rows; ///< in the order of the points
  std::size_t common = 0;    ///< points of which every model has a score
  std::vector<std::size_t> times_nearest;
  std::vector<std::optional<double>> rmse; ///< of the gaps over the common points; divided by their number
  std::optional<std::size_t> nearest; ///< the model with the lowest; nothing without common points, or a tie
};

SideBySide side_by_side(const Comparison& comparison);

} // namespace quietroom::analysis
