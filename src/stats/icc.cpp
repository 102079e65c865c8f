#include "stats/distributions.h"
#include "stats/reliability.h"

#include <vector>

namespace quietroom::stats {

namespace {

/// Empty where there is nothing to divide by.
std::optional<double> ratio(double above, double below) {
  if (below == 0) return std::nullopt;
  return above / below;
}

struct MeanSquares {
  double targets = 0, raters = 0, error = 0, within = 0;
};

MeanSquares mean_squares(const Matrix& m) {
  const auto raters = static_cast<double>(m.n_rows), targets = static_cast<double>(m.n_columns);
  std::vector<double> rater(m.n_rows, 0), target(m.n_columns, 0);
  double grand = 0;
  for (std::size_t i = 0; i < m.n_rows; ++i)
    for (std::size_t j = 0; j < m.n_columns; ++j) {
      rater[i] += m.at(i, j) / targets;
      target[j] += m.at(i, j) / raters;
      grand += m.at(i, j) / (raters * targets);
    }
  MeanSquares ss;
  for (const double mean : rater) ss.raters += targets * (mean - grand) * (mean - grand);
  for (const double mean : target) ss.targets += raters * (mean - grand) * (mean - grand);
  double squares = 0;
  for (std::size_t i = 0; i < m.n_rows; ++i)
    for (std::size_t j = 0; j < m.n_columns; ++j) {
      const double residual = m.at(i, j) - rater[i] - target[j] + grand;
      ss.error += residual * residual;
      squares += m.at(i, j) * m.at(i, j);
    }
  const auto cleared = [&](double x) { return x <= 1e-13 * squares ? 0 : x; }; // rounding alone
  ss = {cleared(ss.targets), cleared(ss.raters), cleared(ss.error), 0};
  ss.within = (ss.raters + ss.error) / (targets * (raters - 1));
  return {ss.targets / (targets - 1), ss.raters / (raters - 1), ss.error / ((targets - 1) * (raters - 1)),
          ss.within};
}

/// Case 3A and 3C: exact.
void set_limits_3(Icc& out, double tail) {
  if (out.ms_error == 0) return;
  const auto n = static_cast<double>(out.n_targets), k = static_cast<double>(out.n_raters);
  const double f = out.ms_targets / out.ms_error;
  const double df1 = n - 1, df2 = (n - 1) * (k - 1);
  const double low = f / f_quantile(1 - tail, df1, df2), high = f * f_quantile(1 - tail, df2, df1);
  out.limits_3_1 = Limits{(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)};
  if (low > 0) out.limits_3_k = Limits{1 - 1 / low, 1 - 1 / high};
}

/// Case 2A: Satterthwaite's approximation of the degrees of freedom.
void set_limits_2(Icc& out, double tail) {
  if (!out.icc_2_1 || *out.icc_2_1 == 1 || out.ms_error + out.ms_raters == 0) return;
  const auto n = static_cast<double>(out.n_targets), k = static_cast<double>(out.n_raters);
  const double icc = *out.icc_2_1;
  const double a = k * icc / (n * (1 - icc)), b = 1 + k * icc * (n - 1) / (n * (1 - icc));
  const double of_raters = a * out.ms_raters, of_error = b * out.ms_error;
  const double v = (of_raters + of_error) * (of_raters + of_error) /
                   (of_raters * of_raters / (k - 1) + of_error * of_error / ((n - 1) * (k - 1)));
  if (!(v > 0)) return;
  const double f_low = f_quantile(1 - tail, n - 1, v), f_high = f_quantile(1 - tail, v, n - 1);
  const double others = k * out.ms_raters + (k * n - k - n) * out.ms_error;
  out.limits_2_1 =
      Limits{n * (out.ms_targets - f_low * out.ms_error) / (f_low * others + n * out.ms_targets),
             n * (f_high * out.ms_targets - out.ms_error) / (others + n * f_high * out.ms_targets)};
}

} // namespace

std::optional<Icc> intraclass_correlation(const Matrix& raters_by_targets, double level) {
  if (raters_by_targets.n_rows < 2 || raters_by_targets.n_columns < 2) return std::nullopt;
  const MeanSquares ms = mean_squares(raters_by_targets);
  const auto n = static_cast<double>(raters_by_targets.n_columns);
  const auto k = static_cast<double>(raters_by_targets.n_rows);
  const double raters = k * (ms.raters - ms.error) / n;
  Icc out;
  out.n_targets = raters_by_targets.n_columns;
  out.n_raters = raters_by_targets.n_rows;
  out.ms_targets = ms.targets;
  out.ms_raters = ms.raters;
  out.ms_error = ms.error;
  out.ms_within = ms.within;
  out.icc_1_1 = ratio(ms.targets - ms.within, ms.targets + (k - 1) * ms.within);
  out.icc_2_1 = ratio(ms.targets - ms.error, ms.targets + (k - 1) * ms.error + raters);
  out.icc_3_1 = ratio(ms.targets - ms.error, ms.targets + (k - 1) * ms.error);
  out.icc_1_k = ratio(ms.targets - ms.within, ms.targets);
  out.icc_2_k = ratio(ms.targets - ms.error, ms.targets + (ms.raters - ms.error) / n);
  out.icc_3_k = ratio(ms.targets - ms.error, ms.targets);
  set_limits_2(out, (1 - level) / 2);
  set_limits_3(out, (1 - level) / 2);
  return out;
}

} // namespace quietroom::stats
