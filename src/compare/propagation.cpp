#include "compare/propagation.h"

#include "core/random.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

using Vector = std::vector<double>;

double onto(Axis axis, double value) { return axis == Axis::linear ? value : std::log(value); }
double back(Axis axis, double value) { return axis == Axis::linear ? value : std::exp(value); }

Vector onto(std::span<const Axis> axes, Vector quantities) {
  for (std::size_t q = 0; q < quantities.size(); ++q) quantities[q] = onto(axes[q], quantities[q]);
  return quantities;
}

/// Slope of every quantity, on its axis, in every MOS: one row a condition. NaN where a quantity has none.
std::vector<Vector> slopes(const Quantities& quantities, std::span<const Axis> axes, const Vector& mos) {
  constexpr double step = 1e-5; // of a category; the curves bend over tenths, the fits are exact to 1e-12
  std::vector<Vector> out;
  Vector moved = mos;
  for (std::size_t c = 0; c < mos.size(); ++c) {
    moved[c] = mos[c] + step;
    Vector slope = onto(axes, quantities(moved));
    moved[c] = mos[c] - step;
    const Vector below = onto(axes, quantities(moved));
    moved[c] = mos[c];
    for (std::size_t q = 0; q < slope.size(); ++q) slope[q] = (slope[q] - below[q]) / (2 * step);
    out.push_back(std::move(slope));
  }
  return out;
}

/// Each listener's share in the error of every quantity, on its axis: one row a quantity.
std::vector<Vector> shares_in(const std::vector<Vector>& slopes, const PanelScores& panel) {
  const Vector of_mos = error_shares(panel);
  const std::size_t conditions = slopes.size();
  std::vector<Vector> out(slopes.front().size(), Vector(panel.n_listeners, 0));
  for (std::size_t q = 0; q < out.size(); ++q)
    for (std::size_t i = 0; i < panel.n_listeners; ++i)
      for (std::size_t c = 0; c < conditions; ++c) out[q][i] += slopes[c][q] * of_mos[i * conditions + c];
  return out;
}

/// The standard error that a panel would have in which listener i sits times[i] times.
double resampled_error(const Vector& shares, std::span<const std::uint16_t> times) {
  const auto n = static_cast<double>(shares.size());
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    sum += times[i] * shares[i];
    squares += times[i] * shares[i] * shares[i];
  }
  return std::sqrt(std::max(squares - sum * sum / n, 0.0) * n / (n - 1));
}

/// How far each replicate lies from the estimate, in its own standard errors, ascending: one row a quantity.
/// Replicates in which a quantity is not defined are left out.
std::vector<Vector> distances(const PanelScores& panel, const Quantities& quantities,
                              std::span<const Axis> axes, const Vector& estimates,
                              const std::vector<Vector>& shares, const PropagationOptions& options) {
  std::vector<Vector> out(estimates.size());
  const std::size_t n = panel.n_listeners;
  Vector least_error; // what is below it is rounding: a replicate whose listeners all agree
  for (const Vector& each : shares) least_error.push_back(1e-6 * standard_error(each));
  std::vector<std::uint16_t> times(n);
  std::uint64_t word = 0;
  for (std::uint64_t b = 0; b < options.replicates; ++b) {
    std::fill(times.begin(), times.end(), std::uint16_t{0});
    for (std::size_t k = 0; k < n; ++k) ++times[bounded(splitmix64_at(options.seed, word++), n)];
    const auto mos = condition_mos(panel, times);
    if (!mos) continue; // a condition that only listeners who were not drawn have judged
    const Vector drawn = onto(axes, quantities(*mos));
    for (std::size_t q = 0; q < out.size(); ++q) {
      const double error = resampled_error(shares[q], times);
      const double distance = std::abs(drawn[q] - estimates[q]) / (error > least_error[q] ? error : 0);
      if (!std::isnan(distance)) out[q].push_back(distance);
    }
  }
  for (Vector& each : out) std::sort(each.begin(), each.end());
  return out;
}

/// Type 7; infinite where it falls beside an infinite value.
double quantile_of_sorted(const Vector& values, double p) {
  const double h = static_cast<double>(values.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  if (below + 1 >= values.size()) return values.back();
  if (std::isinf(values[below + 1])) return values[below + 1];
  return values[below] + (h - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

OpenLimits limits_about(double estimate, double half, Axis axis) {
  if (half == 0) return {back(axis, estimate), back(axis, estimate)};
  if (!std::isfinite(half)) return {};
  return {finite(back(axis, estimate - half)), finite(back(axis, estimate + half))};
}

} // namespace

std::vector<Propagated> propagate(const PanelScores& panel, const Quantities& quantities,
                                  std::span<const Axis> axes, const PropagationOptions& options) {
  const Vector mos = condition_mos(panel);
  const Vector values = quantities(mos);
  std::vector<Propagated> out(values.size());
  for (std::size_t q = 0; q < out.size(); ++q) out[q].estimate = finite(values[q]);
  if (panel.n_listeners < 3) return out;
  const Vector estimates = onto(axes, values);
  const std::vector<Vector> shares = shares_in(slopes(quantities, axes, mos), panel);
  const auto t = distances(panel, quantities, axes, estimates, shares, options);
  const auto df = static_cast<double>(panel.n_listeners - 1);
  const double student = stats::student_t_quantile(0.5 + options.level / 2, df);
  for (std::size_t q = 0; q < out.size(); ++q) {
    const double se = standard_error(shares[q]);
    if (!out[q].estimate || !std::isfinite(estimates[q]) || !std::isfinite(se)) continue;
    out[q].se = axes[q] == Axis::linear ? se : se * values[q];
    out[q].delta = limits_about(estimates[q], student * se, axes[q]);
    const bool enough =
        panel.n_listeners >= least_listeners_of_bootstrap && 2 * t[q].size() > options.replicates;
    if (se == 0 || enough)
      out[q].bootstrap =
          limits_about(estimates[q], se == 0 ? 0 : quantile_of_sorted(t[q], options.level) * se, axes[q]);
  }
  return out;
}

} // namespace quietroom::compare
