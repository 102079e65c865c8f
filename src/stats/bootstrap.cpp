#include "stats/bootstrap.h"

#include "core/random.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace quietroom::stats {

namespace {

using Units = std::vector<ClusterSum>;

ClusterSum total(const Units& units) {
  ClusterSum out;
  for (const ClusterSum& unit : units) {
    out.sum += unit.sum;
    out.count += unit.count;
  }
  return out;
}

double ratio(std::int64_t sum, std::int64_t count) {
  return static_cast<double>(sum) / static_cast<double>(count); // one arithmetic, so that ties are ties
}

/// How often each unit was drawn, replicate after replicate.
struct Draws {
  std::size_t units = 0;
  std::vector<std::int16_t> times;
};

Draws draw(std::size_t units, const BootstrapOptions& options) {
  Draws out{units, std::vector<std::int16_t>(units * options.replicates)};
  std::uint64_t word = 0;
  for (std::size_t b = 0; b < options.replicates; ++b)
    for (std::size_t k = 0; k < units; ++k)
      ++out.times[b * units + bounded(splitmix64_at(options.seed, word++), units)];
  return out;
}

/// Whole numbers of 16 bits, whose products a processor sums eight at a time.
class Weights {
public:
  Weights(const Units& units, std::int64_t ClusterSum::*what) {
    for (const ClusterSum& unit : units) m_values.push_back(static_cast<std::int16_t>(unit.*what));
  }
  std::int64_t dot(const std::int16_t* times) const {
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < m_values.size(); ++k) sum += std::int32_t{times[k]} * m_values[k];
    return sum;
  }

private:
  std::vector<std::int16_t> m_values;
};

/// Whether no sum over n drawn units can leave 32 bits.
bool is_small(const Units& units) {
  std::int64_t largest = 0;
  for (const ClusterSum& unit : units) largest = std::max({largest, std::abs(unit.sum), unit.count});
  const auto n = static_cast<std::int64_t>(units.size());
  return largest <= std::numeric_limits<std::int16_t>::max() &&
         n <= std::numeric_limits<std::int16_t>::max() &&
         largest * n <= std::numeric_limits<std::int32_t>::max();
}

std::vector<double> replicates_of(const Units& units, const Draws& draws) {
  const std::size_t replicates = draws.times.size() / draws.units;
  const Weights sums(units, &ClusterSum::sum), counts(units, &ClusterSum::count);
  const bool same = std::all_of(units.begin(), units.end(),
                                [&](const ClusterSum& u) { return u.count == units.front().count; });
  const auto fixed = static_cast<std::int64_t>(units.size()) * units.front().count;
  std::vector<double> out;
  out.reserve(replicates);
  for (std::size_t b = 0; b < replicates; ++b) {
    const std::int16_t* times = draws.times.data() + b * draws.units;
    out.push_back(ratio(sums.dot(times), same ? fixed : counts.dot(times)));
  }
  return out;
}

std::vector<double> replicates_of(const Units& units, const BootstrapOptions& options) {
  std::vector<double> out;
  out.reserve(options.replicates);
  std::uint64_t word = 0;
  for (std::size_t b = 0; b < options.replicates; ++b) {
    ClusterSum drawn;
    for (std::size_t k = 0; k < units.size(); ++k) {
      const ClusterSum& unit = units[bounded(splitmix64_at(options.seed, word++), units.size())];
      drawn.sum += unit.sum;
      drawn.count += unit.count;
    }
    out.push_back(ratio(drawn.sum, drawn.count));
  }
  return out;
}

/// Type 7, as everywhere.
double quantile_of_sorted(std::span<const double> values, double p) {
  const double h = static_cast<double>(values.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (h - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

/// From the means without each unit in turn.
double acceleration(const Units& units) {
  const ClusterSum all = total(units);
  std::vector<double> without;
  for (const ClusterSum& unit : units) without.push_back(ratio(all.sum - unit.sum, all.count - unit.count));
  const double mean =
      std::accumulate(without.begin(), without.end(), 0.0) / static_cast<double>(units.size());
  double squares = 0, cubes = 0;
  for (const double value : without) {
    const double d = mean - value;
    squares += d * d;
    cubes += d * d * d;
  }
  return squares == 0 ? 0 : cubes / (6 * std::pow(squares, 1.5));
}

void set_bca(BootstrapInterval& out, std::span<const double> sorted, double tail) {
  const auto below = std::lower_bound(sorted.begin(), sorted.end(), out.estimate);
  const auto above = std::upper_bound(below, sorted.end(), out.estimate);
  const double rank = static_cast<double>(below - sorted.begin()) + 0.5 * static_cast<double>(above - below);
  out.z0 = normal_quantile(rank / static_cast<double>(sorted.size()));
  if (!std::isfinite(*out.z0)) { // the estimate lies outside of all replicates
    out.z0.reset();
    return;
  }
  const auto limit = [&](double p) {
    const double z = *out.z0 + normal_quantile(p);
    return quantile_of_sorted(sorted, normal_cdf(*out.z0 + z / (1 - out.acceleration * z)));
  };
  out.bca_low = limit(tail);
  out.bca_high = limit(1 - tail);
}

double sd(std::span<const double> sorted) {
  const auto n = static_cast<double>(sorted.size());
  const double mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / n;
  double squares = 0;
  for (const double value : sorted) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (n - 1));
}

BootstrapInterval summary(const Units& units, std::vector<double> replicates, double level) {
  const ClusterSum all = total(units);
  BootstrapInterval out;
  out.estimate = ratio(all.sum, all.count);
  if (units.size() < 2 || replicates.size() < 2) return out;
  std::sort(replicates.begin(), replicates.end());
  const double tail = (1 - level) / 2;
  if (replicates.front() == replicates.back()) {
    out.se = 0;
    out.percentile_low = out.percentile_high = out.bca_low = out.bca_high = replicates.front();
    return out;
  }
  out.se = sd(replicates);
  out.percentile_low = quantile_of_sorted(replicates, tail);
  out.percentile_high = quantile_of_sorted(replicates, 1 - tail);
  out.acceleration = acceleration(units);
  set_bca(out, replicates, tail);
  return out;
}

} // namespace

std::vector<BootstrapInterval> bootstrap_means(std::span<const std::vector<ClusterSum>> samples,
                                               const BootstrapOptions& options, double level) {
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return samples[a].size() < samples[b].size(); });
  std::vector<BootstrapInterval> out(samples.size());
  constexpr std::size_t most_draws = 64'000'000; // of two bytes
  Draws shared;                                  // by samples of as many units
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Units& units = samples[order[i]];
    const std::size_t n = units.size();
    const bool another = i + 1 < order.size() && samples[order[i + 1]].size() == n;
    if (n < 2) {
      out[order[i]] = summary(units, {}, level);
    } else if (is_small(units) && n * options.replicates <= most_draws && (another || shared.units == n)) {
      if (shared.units != n) shared = draw(n, options);
      out[order[i]] = summary(units, replicates_of(units, shared), level);
    } else {
      out[order[i]] = summary(units, replicates_of(units, options), level);
    }
  }
  return out;
}

} // namespace quietroom::stats
