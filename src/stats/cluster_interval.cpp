#include "stats/cluster_interval.h"

#include "stats/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::stats {

namespace {

__extension__ typedef __int128 Wide; // squares of sums of ten million votes leave 64 bits

bool is_whole(double sum) { return sum == std::floor(sum) && std::abs(sum) < 9e15; }

Wide wide(double whole) { return static_cast<std::int64_t>(whole); }

VoteSums total(std::span<const ClusterSum> clusters) {
  VoteSums out;
  for (const ClusterSum& cluster : clusters) {
    out.count += cluster.count;
    out.sum += cluster.sum;
  }
  return out;
}

/// n^2 times the sum of squared residual sums, in whole numbers.
double squares_of_whole(std::span<const ClusterSum> clusters, const VoteSums& votes) {
  Wide out = 0;
  for (const ClusterSum& cluster : clusters) {
    const Wide residual = wide(cluster.sum) * votes.count - wide(votes.sum) * cluster.count;
    out += residual * residual;
  }
  return static_cast<double>(out);
}

/// The same of any sums; what rounding leaves over where all means agree is none.
double squares_of_real(std::span<const ClusterSum> clusters, const VoteSums& votes) {
  const auto n = static_cast<double>(votes.count);
  double out = 0;
  for (const ClusterSum& cluster : clusters) {
    const double expected = votes.sum * static_cast<double>(cluster.count);
    const double residual = cluster.sum * n - expected;
    if (std::abs(residual) > 1e-12 * std::abs(expected)) out += residual * residual;
  }
  return out;
}

/// G / (G - 1) times the sum of squared residual sums, over n^2.
double variance(std::span<const ClusterSum> clusters, const VoteSums& votes) {
  const bool whole = std::ranges::all_of(clusters, [](const ClusterSum& each) { return is_whole(each.sum); });
  const double squares = whole ? squares_of_whole(clusters, votes) : squares_of_real(clusters, votes);
  const auto n = static_cast<double>(votes.count), g = static_cast<double>(clusters.size());
  return g / (g - 1) * squares / (n * n * n * n);
}

double vote_variance(const VoteSums& votes) {
  const auto n = static_cast<double>(votes.count);
  const double squares =
      is_whole(votes.sum) && is_whole(votes.squares) // n times the sum
          ? static_cast<double>(wide(votes.squares) * votes.count - wide(votes.sum) * wide(votes.sum))
          : std::max(0.0, votes.squares * n - votes.sum * votes.sum);
  return squares / (n * n * (n - 1));
}

Estimate mean_of(const VoteSums& votes) {
  assert(votes.count > 0);
  return {votes.sum / static_cast<double>(votes.count), {}, 0};
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
