#include "stats/paired_comparison.h"

#include "stats/cell_table.h"
#include "stats/distributions.h"
#include "stats/ranks.h"

namespace quietroom::stats {

std::optional<Friedman> friedman(const votes::VoteTable& table, const votes::Factor& factor) {
  CellTable cells = cell_table(table, table.listener(), factor);
  std::size_t left_out = 0;
  const Matrix means = complete_rows(cells, &left_out);
  if (means.n_rows < 2 || means.n_columns < 2) return std::nullopt;
  const auto n = static_cast<double>(means.n_rows), k = static_cast<double>(means.n_columns);
  std::vector<double> sums(means.n_columns, 0);
  double ties = 0;
  for (std::size_t i = 0; i < means.n_rows; ++i) {
    const Ranks ranks = mid_ranks(std::span(means.values).subspan(i * means.n_columns, means.n_columns));
    for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += ranks.values[j];
    ties += ranks.tie_sum;
  }
  Friedman out;
  out.levels = std::move(cells.columns);
  out.n_listeners = means.n_rows;
  out.n_left_out = left_out;
  out.df = k - 1;
  out.df2 = (n - 1) * (k - 1);
  double squares = 0;
  for (const double sum : sums) {
    out.mean_ranks.push_back(sum / n);
    squares += sum * sum;
  }
  const double untied = n * (k * k * k - k) - ties; // a whole number: ties of t values count t^3 - t
  if (untied == 0) return out;
  const double excess = 12 * squares - 3 * n * n * k * (k + 1) * (k + 1);
  out.chi2 = excess * (k - 1) / untied;
  out.p = chi_squared_upper(*out.chi2, out.df);
  out.kendall_w = *out.chi2 / (n * (k - 1));
  const double below = n * (k - 1) - *out.chi2;
  if (below <= 1e-12 * n * k) {
    out.iman_davenport_p = 0;
  } else {
    out.iman_davenport_f = (n - 1) * *out.chi2 / below;
    out.iman_davenport_p = f_upper(*out.iman_davenport_f, out.df, out.df2);
  }
  return out;
}

} // namespace quietroom::stats
