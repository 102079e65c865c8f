#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::compare {

/// RMSE* of every model in one experiment, and its number of points.
struct Experiment {
  std::vector<double> rmse_star; ///< a model each, the same order in every experiment
  std::uint64_t n = 0;           ///< points compared, at least 1
};

/// What experiments tell of models together. A model with t = 0 is not significantly worse than the best.
struct Aggregate {
  std::vector<double> p;    ///< sum over experiments of what a model's RMSE*^2 has beyond the tolerable
  std::vector<double> t;    ///< max(0, (p + c) / (least p + c) - F(0.05; K, K))
  double f_critical = 0;    ///< F(0.05; K, K)
  std::uint64_t points = 0; ///< K
};

/// UNVERIFIED: the text of ITU-T P.1401 could not be opened and the constants are from recollection; whoever
/// prints this must say so. In experiment k with N points a model has
/// d = max(0, rmse*^2 - least rmse*^2 F(0.05; N, N)), p = sum_k d, K = sum_k N, c = 0.0004. Every experiment
/// holds as many models, at least one.
Aggregate p1401_aggregate(std::span<const Experiment> experiments);

} // namespace quietroom::compare
