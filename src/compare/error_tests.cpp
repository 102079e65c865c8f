#include "compare/model_test_parts.h"

#include "compare/measures.h"
#include "stats/correlation.h"
#include "stats/distributions.h"

#include <cmath>

namespace quietroom::compare {

namespace {

using Values = std::vector<double>;

/// e = mos - estimate
Values errors(const Values& mos, const Values& estimate) {
  Values out;
  for (std::size_t i = 0; i < mos.size(); ++i) out.push_back(mos[i] - estimate[i]);
  return out;
}

std::optional<double> rmse(const Values& e, std::uint64_t d) {
  if (e.size() <= d) return std::nullopt;
  double squares = 0;
  for (const double value : e) squares += value * value;
  return std::sqrt(squares / static_cast<double>(e.size() - d));
}

void set_f(ErrorTests& out, const Contest& c) {
  if (!out.rmse_a || !out.rmse_b) return;
  const bool a_larger = *out.rmse_a >= *out.rmse_b;
  const std::uint64_t nu_a = c.mos.size() - c.d_a, nu_b = c.mos.size() - c.d_b;
  out.f_df_larger = a_larger ? nu_a : nu_b;
  out.f_df_smaller = a_larger ? nu_b : nu_a;
  const double larger = std::max(*out.rmse_a, *out.rmse_b), smaller = std::min(*out.rmse_a, *out.rmse_b);
  const auto df1 = static_cast<double>(out.f_df_larger), df2 = static_cast<double>(out.f_df_smaller);
  out.f_critical = stats::f_quantile(0.95, df1, df2);
  if (smaller == 0) return;
  const double f = larger * larger / (smaller * smaller);
  out.f = TestResult{f, stats::f_upper(f, df1, df2)};
}

/// The spreads differ where sums and differences of the errors correlate.
std::optional<TestResult> pitman_morgan(const Values& a, const Values& b) {
  Values sums, differences;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sums.push_back(a[i] + b[i]);
    differences.push_back(a[i] - b[i]);
  }
  const auto r = stats::pearson(sums, differences);
  if (a.size() < 3 || !r || std::abs(*r) >= 1) return std::nullopt;
  const auto df = static_cast<double>(a.size() - 2);
  const double t = *r * std::sqrt(df / (1 - *r * *r));
  return TestResult{t, stats::student_t_two_sided_p(t, df)};
}

} // namespace

ErrorTests error_tests(const Contest& c, const PairedBootstrap& bootstrap) {
  const Values a = errors(c.mos, c.estimate_a), b = errors(c.mos, c.estimate_b);
  ErrorTests out;
  out.rmse_a = rmse(a, c.d_a);
  out.rmse_b = rmse(b, c.d_b);
  set_f(out, c);
  out.pitman_morgan_t = pitman_morgan(a, b);
  out.bootstrap = rmse_difference(a, b, c.d_a, c.d_b, bootstrap);
  return out;
}

OutlierTest outlier_test(const Contest& c) {
  OutlierTest out;
  if (c.ci_half.empty()) return out;
  const auto n = static_cast<double>(c.mos.size());
  out.ratio_a = static_cast<double>(outliers(c.mos, c.estimate_a, c.ci_half)) / n;
  out.ratio_b = static_cast<double>(outliers(c.mos, c.estimate_b, c.ci_half)) / n;
  const double p = (*out.ratio_a + *out.ratio_b) / 2;
  if (p <= 0 || p >= 1) return out;
  const double z = (*out.ratio_a - *out.ratio_b) / std::sqrt(2 * p * (1 - p) / n);
  out.z = TestResult{z, stats::normal_two_sided_p(z)};
  return out;
}

} // namespace quietroom::compare
