#include "stats/bootstrap.h"

#include "core/random.h"
#include "stats/class_resampling.h"
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

double ratio(double sum, std::int64_t count) {
  return sum / static_cast<double>(count); // one arithmetic, so that ties are ties
}

/// How often each unit was drawn, replicate after replicate.
struct Draws {
  std::size_t units = 0, first = 0, replicates = 0;
  std::vector<std::int16_t> times;
};

/// Replicates from `first` on.
void draw(Draws& out, std::uint64_t seed) {
  out.times.assign(out.units * out.replicates, 0);
  std::uint64_t word = out.units * out.first;
  for (std::size_t b = 0; b < out.replicates; ++b)
    for (std::size_t k = 0; k < out.units; ++k)
      ++out.times[b * out.units + bounded(splitmix64_at(seed, word++), out.units)];
}

/// Whole numbers of 16 bits, whose products a processor sums eight at a time.
class Weights {
public:
  template<class Number>
  Weights(const Units& units, Number ClusterSum::*what) {
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

/// Whether sums are whole and no sum over n drawn units can leave 32 bits. That one unit is drawn 2^15 times
/// does not happen.
bool is_small(const Units& units) {
  double largest = 0;
  for (const ClusterSum& unit : units) {
    if (unit.sum != std::floor(unit.sum)) return false;
    largest = std::max({largest, std::abs(unit.sum), static_cast<double>(unit.count)});
  }
  const auto n = static_cast<double>(units.size());
  return largest <= std::numeric_limits<std::int16_t>::max() &&
         largest * n <= std::numeric_limits<std::int32_t>::max();
}

/// A sample whose replicates come from draws that it shares with others.
class SharedSample {
public:
  explicit SharedSample(const Units& units)
      : m_sums(units, &ClusterSum::sum), m_counts(units, &ClusterSum::count),
        m_same(std::all_of(units.begin(), units.end(),
                           [&](const ClusterSum& u) { return u.count == units.front().count; })),
        m_fixed(static_cast<std::int64_t>(units.size()) * units.front().count) {}

  void take(const Draws& draws) {
    for (std::size_t b = 0; b < draws.replicates; ++b) {
      const std::int16_t* times = draws.times.data() + b * draws.units;
      m_replicates.push_back(
          ratio(static_cast<double>(m_sums.dot(times)), m_same ? m_fixed : m_counts.dot(times)));
    }
  }
  std::vector<double> replicates() { return std::move(m_replicates); }

private:
  Weights m_sums, m_counts;
  bool m_same;
  std::int64_t m_fixed;
  std::vector<double> m_replicates;
};

/// The replicates of samples of as many units. Draws are made in portions that stay in a processor's cache
/// while all samples take them.
std::vector<std::vector<double>> shared_replicates(std::span<const Units* const> samples,
                                                   const BootstrapOptions& options) {
  constexpr std::size_t portion = 128 * 1024; // of two bytes
  std::vector<SharedSample> shared;
  for (const Units* units : samples) shared.emplace_back(*units);
  Draws draws;
  draws.units = samples.front()->size();
  const std::size_t at_once = std::max<std::size_t>(1, portion / draws.units);
  for (; draws.first < options.replicates; draws.first += draws.replicates) {
    draws.replicates = std::min<std::size_t>(at_once, options.replicates - draws.first);
    draw(draws, options.seed);
    for (SharedSample& sample : shared) sample.take(draws);
  }
  std::vector<std::vector<double>> out;
  for (SharedSample& sample : shared) out.push_back(sample.replicates());
  return out;
}

/// For units of any size.
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

/// Samples of as many units. How a sample is drawn depends on itself alone, never on the others.
std::vector<std::vector<double>> replicates_of_alike(std::span<const Units* const> samples,
                                                     const BootstrapOptions& options) {
  std::vector<std::vector<double>> out(samples.size());
  std::vector<const Units*> shared;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const Units& units = *samples[i];
    if (units.size() < 2) continue;
    auto by_class = units.size() < many_units ? std::nullopt
                                              : replicates_by_class(units, options.replicates, options.seed);
    if (by_class) {
      out[i] = std::move(*by_class);
    } else if (is_small(units)) {
      shared.push_back(&units);
      places.push_back(i);
    } else {
      out[i] = replicates_of(units, options);
    }
  }
  if (shared.empty()) return out;
  std::vector<std::vector<double>> found = shared_replicates(shared, options);
  for (std::size_t i = 0; i < places.size(); ++i) out[places[i]] = std::move(found[i]);
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
  constexpr std::size_t most_at_once = 256; // samples, whose replicates are all kept
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    const std::size_t n = samples[order[begin]].size();
    std::vector<const Units*> alike;
    for (; end < order.size() && end - begin < most_at_once && samples[order[end]].size() == n; ++end)
      alike.push_back(&samples[order[end]]);
    std::vector<std::vector<double>> replicates = replicates_of_alike(alike, options);
    for (std::size_t i = 0; i < alike.size(); ++i)
      out[order[begin + i]] = summary(*alike[i], std::move(replicates[i]), level);
  }
  return out;
}

} // namespace quietroom::stats
