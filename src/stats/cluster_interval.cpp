#include "stats/cluster_interval.h"

#include "stats/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::stats {

namespace {

__extension__ typedef __int128 Wide; // squares of sums of ten million votes leave 64 bits

VoteSums total(std::span<const ClusterSum> clusters) {
  VoteSums out;
  for (const ClusterSum& cluster : clusters) {
    out.count += cluster.count;
    out.sum += cluster.sum;
  }
  return out;
}

/// G / (G - 1) times the sum of squared residual sums, over n^2.
double variance(std::span<const ClusterSum> clusters, const VoteSums& votes) {
  Wide squares = 0; // n^2 times the sum of squares
  for (const ClusterSum& cluster : clusters) {
    const Wide residual = Wide{cluster.sum} * votes.count - Wide{votes.sum} * cluster.count;
    squares += residual * residual;
  }
  const auto n = static_cast<double>(votes.count), g = static_cast<double>(clusters.size());
  return g / (g - 1) * static_cast<double>(squares) / (n * n * n * n);
}

double vote_variance(const VoteSums& votes) {
  const auto n = static_cast<double>(votes.count);
  const Wide squares = Wide{votes.squares} * votes.count - Wide{votes.sum} * votes.sum; // n times the sum
  return static_cast<double>(squares) / (n * n * (n - 1));
}

Estimate mean_of(const VoteSums& votes) {
  assert(votes.count > 0);
  return {static_cast<double>(votes.sum) / static_cast<double>(votes.count), {}, 0};
}

} // namespace

std::optional<double> Estimate::half(double level) const {
  if (!se || df <= 0) return std::nullopt;
  return *se == 0 ? 0 : student_t_quantile(0.5 + level / 2, df) * *se;
}

Estimate cluster_robust_mean(std::span<const ClusterSum> clusters) {
  const VoteSums votes = total(clusters);
  Estimate out = mean_of(votes);
  if (clusters.size() < 2) return out;
  out.se = std::sqrt(variance(clusters, votes));
  out.df = static_cast<double>(clusters.size() - 1);
  return out;
}

Estimate twoway_cluster_mean(std::span<const ClusterSum> listeners, std::span<const ClusterSum> files,
                             const VoteSums& votes) {
  Estimate out = mean_of(votes);
  if (listeners.size() < 2 || files.size() < 2) return out;
  const double by_listener = variance(listeners, votes), by_file = variance(files, votes);
  const double both = by_listener + by_file - vote_variance(votes);
  out.se = std::sqrt(both > 0 ? both : std::max(by_listener, by_file));
  out.df = static_cast<double>(std::min(listeners.size(), files.size()) - 1);
  return out;
}

} // namespace quietroom::stats
