#include "stats/describe.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace quietroom::stats {

namespace {

double level_of(const Histogram& votes, std::size_t i) { return votes.low + static_cast<double>(i); }

struct Sums {
  std::int64_t n = 0, sum = 0, squares = 0;
};

Sums sums_of(const Histogram& votes) {
  Sums out;
  for (std::size_t i = 0; i < votes.counts.size(); ++i) {
    const auto count = static_cast<std::int64_t>(votes.counts[i]);
    const std::int64_t level = votes.low + static_cast<std::int64_t>(i);
    out.n += count;
    out.sum += count * level;
    out.squares += count * level * level;
  }
  return out;
}

/// The vote that stands at `rank` (from 0) when all are sorted.
double vote_at(const Histogram& votes, std::uint64_t rank) {
  std::size_t i = 0;
  for (; i + 1 < votes.counts.size() && rank >= votes.counts[i]; ++i) rank -= votes.counts[i];
  return level_of(votes, i);
}

void describe_spread(Description& out, const Sums& sums) {
  const auto n = static_cast<double>(sums.n);
  const auto squares =
      static_cast<double>(sums.n * sums.squares - sums.sum * sums.sum); // n^2 times the variance
  out.sd_pop = std::sqrt(squares) / n;
  if (sums.n < 2) return;
  out.sd = std::sqrt(squares / (n * (n - 1)));
  out.se = *out.sd / std::sqrt(n);
}

void describe_shape(Description& out, const Histogram& votes) {
  double m2 = 0, m3 = 0, m4 = 0;
  for (std::size_t i = 0; i < votes.counts.size(); ++i) {
    const double d = level_of(votes, i) - *out.mean;
    const double share = static_cast<double>(votes.counts[i]) / static_cast<double>(out.n);
    m2 += share * d * d;
    m3 += share * d * d * d;
    m4 += share * d * d * d * d;
  }
  out.skewness = m3 / std::pow(m2, 1.5);
  out.kurtosis = m4 / (m2 * m2);
}

void describe_shares(Description& out, const Histogram& votes) {
  if (votes.low != 1 || votes.counts.size() != 5) return; // good and poor are words of the five-point scale
  const auto percent = [&](std::size_t a, std::size_t b) {
    return 100 * static_cast<double>(votes.counts[a] + votes.counts[b]) / static_cast<double>(out.n);
  };
  out.good_or_better_percent = percent(3, 4);
  out.poor_or_worse_percent = percent(0, 1);
}

double quantile_of(std::span<const double> sorted, double p) {
  const double h = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (h - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

/// Spread and shape of votes that do not all agree, from their distances to the mean.
void describe_moments(Description& out, std::span<const double> votes) {
  double squares = 0, cubes = 0, fourths = 0;
  for (const double vote : votes) {
    const double d = vote - *out.mean;
    squares += d * d;
    cubes += d * d * d;
    fourths += d * d * d * d;
  }
  const auto n = static_cast<double>(out.n);
  out.sd_pop = std::sqrt(squares / n);
  out.sd = std::sqrt(squares / (n - 1));
  out.se = *out.sd / std::sqrt(n);
  const double m2 = squares / n;
  out.skewness = cubes / n / std::pow(m2, 1.5);
  out.kurtosis = fourths / n / (m2 * m2);
}

} // namespace

Description describe_sorted(std::span<const double> votes) {
  Description out;
  out.n = votes.size();
  if (votes.empty()) return out;
  out.min = votes.front();
  out.max = votes.back();
  out.q1 = quantile_of(votes, 0.25);
  out.median = quantile_of(votes, 0.5);
  out.q3 = quantile_of(votes, 0.75);
  out.iqr = *out.q3 - *out.q1;
  if (*out.min < *out.max) {
    const double sum = std::accumulate(votes.begin(), votes.end(), 0.0);
    out.mean = std::clamp(sum / static_cast<double>(out.n), *out.min, *out.max);
    describe_moments(out, votes);
    return out;
  }
  out.mean = votes.front();
  out.sd_pop = 0;
  if (out.n > 1) out.sd = out.se = 0;
  return out;
}

std::optional<double> quantile(const Histogram& votes, double p) {
  const std::int64_t n = sums_of(votes).n;
  if (n == 0) return std::nullopt;
  const double h = static_cast<double>(n - 1) * p;
  const auto below = static_cast<std::uint64_t>(h);
  const double lower = vote_at(votes, below);
  if (below + 1 >= static_cast<std::uint64_t>(n)) return lower;
  return lower + (h - static_cast<double>(below)) * (vote_at(votes, below + 1) - lower);
}

Description describe(const Histogram& votes) {
  Description out;
  const Sums sums = sums_of(votes);
  out.n = static_cast<std::uint64_t>(sums.n);
  if (out.n == 0) return out;
  out.mean = static_cast<double>(sums.sum) / static_cast<double>(sums.n);
  describe_spread(out, sums);
  out.min = vote_at(votes, 0);
  out.max = vote_at(votes, out.n - 1);
  out.q1 = quantile(votes, 0.25);
  out.median = quantile(votes, 0.5);
  out.q3 = quantile(votes, 0.75);
  out.iqr = *out.q3 - *out.q1;
  if (*out.min < *out.max) describe_shape(out, votes);
  describe_shares(out, votes);
  return out;
}

} // namespace quietroom::stats
