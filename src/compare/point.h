#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace quietroom::compare {

/// What the panel and the model say about one condition, or about one stimulus of it.
struct Point {
  std::string condition;
  std::string label; ///< for readers; the condition where empty
  double mos = 0;
  std::optional<double> ci_half;
  std::optional<std::uint64_t> n_votes;
  std::optional<double> objective; ///< empty: the model has nothing to say, and the point enters no figure
  std::string stimulus = {};       ///< empty where points are conditions
};

} // namespace quietroom::compare
