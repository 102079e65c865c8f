#include "stats/bounded_interval.h"

#include "stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stats {

namespace {

/// Quantiles of beta distributions; 0 where there is no success, 1 where there is nothing else.
Limits beta_limits(std::uint64_t k, std::uint64_t n, Bounded kind, double level) {
  const double tail = (1 - level) / 2, hits = static_cast<double>(k), misses = static_cast<double>(n - k);
  const double low = kind == Bounded::jeffreys ? 0.5 : 0, high = kind == Bounded::jeffreys ? 0.5 : 1;
  return {k == 0 ? 0 : beta_quantile(tail, hits + low, misses + high),
          k == n ? 1 : beta_quantile(1 - tail, hits + high, misses + low)};
}

} // namespace

std::optional<Limits> wilson(std::uint64_t k, std::uint64_t n, double level) {
  if (n == 0) return std::nullopt;
  const double z = normal_quantile(0.5 + level / 2), count = static_cast<double>(n);
  const double p = static_cast<double>(k) / count, shrink = 1 + z * z / count;
  const double centre = (p + z * z / (2 * count)) / shrink;
  const double half = z * std::sqrt(p * (1 - p) / count + z * z / (4 * count * count)) / shrink;
  return Limits{k == 0 ? 0 : centre - half, k == n ? 1 : centre + half}; // 0 and 1 exactly, not nearly
}

std::optional<Limits> bounded_interval(const Histogram& votes, Bounded kind, double level) {
  std::uint64_t n = 0, above = 0;
  for (std::size_t i = 0; i < votes.counts.size(); ++i) {
    n += votes.counts[i];
    above += i * votes.counts[i];
  }
  if (n == 0 || votes.counts.size() < 2) return std::nullopt;
  const std::uint64_t range = votes.counts.size() - 1;
  const Limits share =
      kind == Bounded::wilson ? *wilson(above, range * n, level) : beta_limits(above, range * n, kind, level);
  const auto width = static_cast<double>(range);
  return Limits{votes.low + width * share.low, votes.low + width * share.high};
}

} // namespace quietroom::stats
