#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace quietroom::stats {

/// The votes of one listener (or on one file) within a condition. Of whole votes the sum is a whole number,
/// and exact.
struct ClusterSum {
  double sum = 0;
  std::int64_t count = 0;
};

/// Sums of all votes of a condition.
struct VoteSums {
  std::int64_t count = 0;
  double sum = 0, squares = 0;
};

/// A mean with its standard error and the degrees of freedom of its Student t interval.
struct Estimate {
  double mean = 0;
  std::optional<double> se; ///< empty for fewer than two clusters
  double df = 0;

  std::optional<double> half(double level) const; ///< 0 < level < 1
};

/// Mean of all votes, each cluster (listener) varying as a whole: the sandwich estimate CR1, df = clusters
/// - 1. For a balanced design the same as the interval over listener means. Sums of whole votes are exact: no
/// order of the clusters changes a digit. Not for no vote.
Estimate cluster_robust_mean(std::span<const ClusterSum> clusters);

/// Listeners and files both at random (Cameron, Gelbach and Miller 2011): V_listeners + V_files - V_votes,
/// the larger of the first two where that is not positive; df = the smaller number of clusters - 1.
Estimate twoway_cluster_mean(std::span<const ClusterSum> listeners, std::span<const ClusterSum> files,
                             const VoteSums& votes);

} // namespace quietroom::stats
