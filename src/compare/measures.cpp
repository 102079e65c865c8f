#include "compare/measures.h"

#include "compare/kendall.h"
#include "stats/correlation.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::compare {

namespace {

void set_correlations(Measures& out, std::span<const double> mos, std::span<const double> estimate) {
  out.pearson = stats::pearson(estimate, mos);
  out.spearman = stats::spearman(estimate, mos);
  out.kendall = kendall_tau_b(estimate, mos);
  if (out.pearson) out.pearson_ci = correlation_interval(*out.pearson, out.n);
}

/// RMSE sqrt(nu / chi2): the lower limit belongs to the upper quantile.
stats::Limits rmse_interval(double rmse, double nu) {
  const auto limit = [&](double p) { return rmse * std::sqrt(nu / stats::chi_squared_quantile(p, nu)); };
  return {limit(0.975), limit(0.025)};
}

void set_errors(Measures& out, std::span<const double> mos, std::span<const double> estimate) {
  const auto n = static_cast<double>(out.n);
  double sum = 0, absolute = 0, squares = 0, largest = 0;
  for (std::size_t i = 0; i < mos.size(); ++i) {
    const double difference = estimate[i] - mos[i];
    sum += difference;
    absolute += std::abs(difference);
    squares += difference * difference;
    largest = std::max(largest, std::abs(difference));
  }
  out.bias = sum / n;
  out.mae = absolute / n;
  out.max_error = largest;
  out.rmse_n = std::sqrt(squares / n);
  if (out.n <= out.d) return;
  const auto nu = static_cast<double>(out.n - out.d);
  out.rmse = std::sqrt(squares / nu);
  out.rmse_ci = rmse_interval(*out.rmse, nu);
}

void set_outliers(Measures& out, std::span<const double> mos, std::span<const double> estimate,
                  std::span<const double> ci_half) {
  const auto n = static_cast<double>(out.n);
  double squares = 0;
  for (std::size_t i = 0; i < mos.size(); ++i) {
    const double beyond = std::max(0.0, std::abs(mos[i] - estimate[i]) - ci_half[i]);
    squares += beyond * beyond;
  }
  if (out.n > out.d) out.rmse_star = std::sqrt(squares / static_cast<double>(out.n - out.d));
  out.outliers = outliers(mos, estimate, ci_half);
  const double p = static_cast<double>(*out.outliers) / n;
  out.outlier_ratio = p;
  out.outlier_ratio_ci_half = stats::normal_quantile(0.975) * std::sqrt(p * (1 - p) / n);
  out.outlier_ratio_wilson = stats::wilson(*out.outliers, out.n);
}

} // namespace

std::optional<stats::Limits> correlation_interval(double r, std::uint64_t n) {
  if (n < 4 || std::abs(r) >= 1) return std::nullopt;
  const double half = stats::normal_quantile(0.975) / std::sqrt(static_cast<double>(n - 3));
  return stats::Limits{std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half)};
}

bool exceeds(double difference, double ci_half) {
  constexpr double rounding = 1e-9;
  return std::abs(difference) - ci_half > rounding;
}

std::uint64_t outliers(std::span<const double> mos, std::span<const double> estimate,
                       std::span<const double> ci_half) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < mos.size(); ++i) out += exceeds(mos[i] - estimate[i], ci_half[i]);
  return out;
}

Measures measures(std::span<const double> mos, std::span<const double> estimate,
                  std::span<const double> ci_half, std::uint64_t d) {
  assert(mos.size() == estimate.size() && (ci_half.empty() || ci_half.size() == mos.size()));
  Measures out;
  out.n = mos.size();
  out.d = d;
  if (mos.empty()) return out;
  set_correlations(out, mos, estimate);
  set_errors(out, mos, estimate);
  if (!ci_half.empty()) set_outliers(out, mos, estimate, ci_half);
  return out;
}

} // namespace quietroom::compare
