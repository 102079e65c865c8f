#include "compare/model_test_parts.h"

#include "stats/correlation.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

TestResult normal(double z) { return {z, stats::normal_two_sided_p(z)}; }

/// Three correlations of n points.
struct Triple {
  double a, b, ab, n;
};

double fisher_z(const Triple& r) { return (std::atanh(r.a) - std::atanh(r.b)) / std::sqrt(2 / (r.n - 3)); }

/// Empty where the models are the same up to a line.
std::optional<double> williams_t(const Triple& r) {
  const double determinant = 1 - r.a * r.a - r.b * r.b - r.ab * r.ab + 2 * r.a * r.b * r.ab;
  const double mean = (r.a + r.b) / 2;
  const double variance =
      2 * (r.n - 1) / (r.n - 3) * std::max(0.0, determinant) + mean * mean * std::pow(1 - r.ab, 3);
  if (!(variance > 0)) return std::nullopt;
  return (r.a - r.b) * std::sqrt((r.n - 1) * (1 + r.ab) / variance);
}

double meng_z(const Triple& r) {
  const double mean_square = (r.a * r.a + r.b * r.b) / 2;
  const double f = std::min(1.0, (1 - r.ab) / (2 * (1 - mean_square)));
  const double h = (1 - f * mean_square) / (1 - mean_square);
  return (std::atanh(r.a) - std::atanh(r.b)) * std::sqrt((r.n - 3) / (2 * (1 - r.ab) * h));
}

} // namespace

CorrelationTests correlation_tests(const Contest& c) {
  CorrelationTests out;
  out.r_a = stats::pearson(c.estimate_a, c.mos);
  out.r_b = stats::pearson(c.estimate_b, c.mos);
  out.r_ab = stats::pearson(c.estimate_a, c.estimate_b);
  const std::size_t n = c.mos.size();
  if (n < 4 || !out.r_a || !out.r_b) return out;
  out.williams_df = n - 3;
  if (std::abs(*out.r_a) >= 1 || std::abs(*out.r_b) >= 1) return out;
  const Triple r{*out.r_a, *out.r_b, out.r_ab.value_or(1), static_cast<double>(n)};
  out.fisher_z = normal(fisher_z(r));
  if (!out.r_ab || std::abs(r.ab) >= 1 - same_model) return out;
  if (const auto t = williams_t(r)) out.williams_t = {*t, stats::student_t_two_sided_p(*t, r.n - 3)};
  out.meng_z = normal(meng_z(r));
  return out;
}

} // namespace quietroom::compare
