#include "stats/anova.h"

#include "stats/cell_table.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stats {

namespace {

/// Sums of squares that rounding alone left over are none; `of` is the scale they are held against.
double without_rounding(double ss, double of) { return ss <= 1e-13 * of ? 0 : ss; }

void test(AnovaEffect& effect, double ss_total) {
  effect.ss = without_rounding(effect.ss, ss_total);
  effect.ss_error = without_rounding(effect.ss_error, ss_total);
  if (effect.ss + effect.ss_error > 0) effect.partial_eta2 = effect.ss / (effect.ss + effect.ss_error);
  if (effect.df2 < 1 || effect.ss_error == 0) return;
  effect.f = effect.ss / effect.df1 / (effect.ss_error / effect.df2);
  effect.p = f_upper(*effect.f, effect.df1, effect.df2);
}

/// What is left of a table of means when those of its rows and columns are taken away.
struct Decomposition {
  double ss_rows = 0, ss_columns = 0; ///< of one value a cell
  double ss_residual = 0;
  Matrix residuals;
};

Decomposition decompose(const Matrix& m) {
  const auto rows = static_cast<double>(m.n_rows), columns = static_cast<double>(m.n_columns);
  std::vector<double> row(m.n_rows, 0), column(m.n_columns, 0);
  double grand = 0;
  for (std::size_t i = 0; i < m.n_rows; ++i)
    for (std::size_t j = 0; j < m.n_columns; ++j) {
      row[i] += m.at(i, j) / columns;
      column[j] += m.at(i, j) / rows;
      grand += m.at(i, j) / (rows * columns);
    }
  Decomposition out;
  out.residuals = m;
  for (const double mean : row) out.ss_rows += columns * (mean - grand) * (mean - grand);
  for (const double mean : column) out.ss_columns += rows * (mean - grand) * (mean - grand);
  for (std::size_t i = 0; i < m.n_rows; ++i)
    for (std::size_t j = 0; j < m.n_columns; ++j) {
      double& residual = out.residuals.values[i * m.n_columns + j];
      residual += grand - row[i] - column[j];
      out.ss_residual += residual * residual;
    }
  return out;
}

/// tr(S)^2 / ((C - 1) sum S^2) with S = E'E / (I - 1), the double-centred covariance. E'E and EE' share trace
/// and sum of squares; the smaller one is made.
std::optional<double> greenhouse_geisser(const Matrix& e) {
  const bool by_rows = e.n_rows < e.n_columns;
  const std::size_t size = by_rows ? e.n_rows : e.n_columns;
  const std::size_t length = by_rows ? e.n_columns : e.n_rows;
  const auto value = [&](std::size_t i, std::size_t k) { return by_rows ? e.at(i, k) : e.at(k, i); };
  double trace = 0, squares = 0;
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = a; b < size; ++b) {
      double product = 0;
      for (std::size_t k = 0; k < length; ++k) product += value(a, k) * value(b, k);
      squares += (a == b ? 1 : 2) * product * product;
      if (a == b) trace += product;
    }
  if (squares == 0) return std::nullopt;
  return trace * trace / (static_cast<double>(e.n_columns - 1) * squares);
}

void correct_for_sphericity(RepeatedMeasures& out, const Matrix& residuals) {
  if (!out.effect.f) return;
  out.epsilon_gg = greenhouse_geisser(residuals);
  const double df = out.effect.df1, others = static_cast<double>(out.n_listeners - 1);
  const double below = df * (others - df * *out.epsilon_gg);
  // For I - 1 <= (C - 1) epsilon the formula has no positive denominator; sphericity is then not refuted.
  const double hf = ((others + 1) * df * *out.epsilon_gg - 2) / below;
  out.epsilon_hf = below > 0 ? std::min(1.0, hf) : 1.0;
  const auto p = [&](double epsilon) {
    return f_upper(*out.effect.f, epsilon * out.effect.df1, epsilon * out.effect.df2);
  };
  out.p_gg = p(*out.epsilon_gg);
  out.p_hf = p(*out.epsilon_hf);
}

} // namespace

std::optional<AnovaEffect> one_way_anova(const votes::VoteTable& table, const votes::Factor& factor) {
  const votes::Factor all{"", {""}, std::vector<std::uint32_t>(table.size(), 0)};
  const std::vector<CellSum> groups = column_totals(cell_table(table, all, factor));
  if (groups.size() < 2) return std::nullopt;
  double sum = 0, squares = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const double vote = table.vote(row);
    sum += vote;
    squares += vote * vote;
  }
  const auto n = static_cast<double>(table.size());
  const double grand = sum / n;
  AnovaEffect out;
  double about_groups = squares;
  for (const CellSum& group : groups) {
    const double d = group.mean() - grand;
    out.ss += static_cast<double>(group.count) * d * d;
    about_groups -= group.sum * group.mean();
  }
  out.ss_error = about_groups;
  out.df1 = static_cast<double>(groups.size() - 1);
  out.df2 = n - static_cast<double>(groups.size());
  test(out, squares);
  return out;
}

std::optional<RepeatedMeasures> repeated_measures_anova(const votes::VoteTable& table,
                                                        const votes::Factor& factor) {
  RepeatedMeasures out;
  std::size_t left_out = 0;
  const Matrix means = complete_rows(cell_table(table, table.listener(), factor), &left_out);
  if (means.n_rows < 2 || means.n_columns < 2) return std::nullopt;
  const Decomposition parts = decompose(means);
  out.n_listeners = means.n_rows;
  out.n_left_out = left_out;
  out.ss_listener = parts.ss_rows;
  out.effect.ss = parts.ss_columns;
  out.effect.ss_error = parts.ss_residual;
  out.effect.df1 = static_cast<double>(means.n_columns - 1);
  out.effect.df2 = out.effect.df1 * static_cast<double>(means.n_rows - 1);
  double squares = 0;
  for (const double mean : means.values) squares += mean * mean;
  test(out.effect, squares);
  correct_for_sphericity(out, parts.residuals);
  return out;
}

} // namespace quietroom::stats
