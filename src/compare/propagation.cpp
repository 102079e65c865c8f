#include "compare/propagation.h"

#include "core/random.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

using Vector = std::vector<double>;

/// Slope of every quantity in every MOS: one row a condition. NaN where a quantity has none.
std::vector<Vector> slopes(const Quantities& quantities, const Vector& mos) {
  constexpr double step = 1e-5; // of a category; the curves bend over tenths, the fits are exact to 1e-12
  std::vector<Vector> out;
  Vector moved = mos;
  for (std::size_t c = 0; c < mos.size(); ++c) {
    moved[c] = mos[c] + step;
    Vector slope = quantities(moved);
    moved[c] = mos[c] - step;
    const Vector below = quantities(moved);
    moved[c] = mos[c];
    for (std::size_t q = 0; q < slope.size(); ++q) slope[q] = (slope[q] - below[q]) / (2 * step);
    out.push_back(std::move(slope));
  }
  return out;
}

/// NaN where the quantity has no slope.
double standard_error(const std::vector<Vector>& slopes, const Vector& covariance, std::size_t quantity) {
  const std::size_t n = slopes.size();
  double variance = 0;
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b)
      variance += slopes[a][quantity] * covariance[a * n + b] * slopes[b][quantity];
  return std::sqrt(std::max(variance, 0.0));
}

Limits delta_limits(double estimate, double se, double t, Axis axis) {
  if (axis == Axis::linear || estimate <= 0) return {estimate - t * se, estimate + t * se};
  const double factor = std::exp(t * se / estimate); // slope of the logarithm: 1/estimate
  return {estimate / factor, estimate * factor};
}

/// The quantities of one panel after another; those without an answer are left out.
struct Samples {
  std::vector<Vector> values; ///< by quantity

  void add(const Vector& quantities) {
    for (std::size_t q = 0; q < values.size(); ++q)
      if (!std::isnan(quantities[q])) values[q].push_back(quantities[q]);
  }
};

Samples resampled(const PanelScores& panel, const Quantities& quantities, std::size_t n_quantities,
                  const PropagationOptions& options) {
  Samples out{std::vector<Vector>(n_quantities)};
  const std::size_t n = panel.n_listeners;
  std::vector<std::uint16_t> times(n);
  std::uint64_t word = 0;
  for (std::uint64_t b = 0; b < options.replicates; ++b) {
    std::fill(times.begin(), times.end(), std::uint16_t{0});
    for (std::size_t k = 0; k < n; ++k) ++times[bounded(splitmix64_at(options.seed, word++), n)];
    if (const auto mos = condition_mos(panel, times)) out.add(quantities(*mos));
  }
  for (Vector& values : out.values) std::sort(values.begin(), values.end());
  return out;
}

Samples jackknifed(const PanelScores& panel, const Quantities& quantities, std::size_t n_quantities) {
  Samples out{std::vector<Vector>(n_quantities)};
  std::vector<std::uint16_t> times(panel.n_listeners, 1);
  for (std::size_t i = 0; i < panel.n_listeners; ++i) {
    times[i] = 0;
    if (const auto mos = condition_mos(panel, times)) out.add(quantities(*mos));
    times[i] = 1;
  }
  return out;
}

/// Zero where the panel without one of its listeners has no finite answer.
double acceleration(const Vector& without) {
  double mean = 0;
  for (const double value : without) mean += value / static_cast<double>(without.size());
  double squares = 0, cubes = 0;
  for (const double value : without) {
    const double d = mean - value;
    squares += d * d;
    cubes += d * d * d;
  }
  return std::isfinite(squares) && squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

/// Type 7; infinite where it falls on or beside an infinite value.
double quantile_of_sorted(const Vector& values, double p) {
  const double h = static_cast<double>(values.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  const double part = h - static_cast<double>(below);
  if (part == 0 || below + 1 >= values.size()) return values[below];
  if (std::isinf(values[below])) return values[below];
  return values[below] + part * (values[below + 1] - values[below]);
}

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// BCa with the tail widened for a small panel; empty where half of the replicates or more have no answer.
std::optional<Limits> bootstrap_limits(double estimate, const Vector& sorted, const Vector& without,
                                       double tail, std::uint64_t replicates) {
  if (2 * sorted.size() <= replicates) return std::nullopt;
  const auto below = std::lower_bound(sorted.begin(), sorted.end(), estimate);
  const auto above = std::upper_bound(below, sorted.end(), estimate);
  const double rank = static_cast<double>(below - sorted.begin()) + 0.5 * static_cast<double>(above - below);
  const double z0 = stats::normal_quantile(rank / static_cast<double>(sorted.size()));
  if (!std::isfinite(z0)) return std::nullopt; // the estimate lies outside of all replicates
  const double a = acceleration(without);
  const auto limit = [&](double p) {
    const double z = z0 + stats::normal_quantile(p);
    return finite(quantile_of_sorted(sorted, stats::normal_cdf(z0 + z / (1 - a * z))));
  };
  return Limits{limit(tail), limit(1 - tail)};
}

double expanded_tail(std::size_t listeners, double t) {
  const auto n = static_cast<double>(listeners);
  return stats::normal_cdf(-std::sqrt(n / (n - 1)) * t);
}

} // namespace

std::vector<Propagated> propagate(const PanelScores& panel, const Quantities& quantities,
                                  std::span<const Axis> axes, const PropagationOptions& options) {
  const Vector mos = condition_mos(panel);
  const Vector estimates = quantities(mos);
  std::vector<Propagated> out(estimates.size());
  for (std::size_t q = 0; q < out.size(); ++q) out[q].estimate = finite(estimates[q]);
  if (panel.n_listeners < 3) return out;
  const double t = stats::student_t_quantile(0.5 + options.level / 2, static_cast<double>(panel.n_listeners - 1));
  const double tail = expanded_tail(panel.n_listeners, t);
  const auto slope = slopes(quantities, mos);
  const Vector covariance = mos_covariance(panel);
  const Samples replicates = resampled(panel, quantities, out.size(), options);
  const Samples without = jackknifed(panel, quantities, out.size());
  for (std::size_t q = 0; q < out.size(); ++q) {
    if (!out[q].estimate) continue;
    out[q].se = finite(standard_error(slope, covariance, q));
    if (out[q].se) out[q].delta = delta_limits(estimates[q], *out[q].se, t, axes[q]);
    out[q].bootstrap =
        bootstrap_limits(estimates[q], replicates.values[q], without.values[q], tail, options.replicates);
  }
  return out;
}

} // namespace quietroom::compare
