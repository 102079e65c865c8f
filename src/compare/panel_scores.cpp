#include "compare/panel_scores.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::compare {

PanelScores panel_scores(std::vector<std::string> conditions,
                         std::vector<std::vector<std::optional<double>>> rows) {
  std::sort(rows.begin(), rows.end());
  PanelScores out{std::move(conditions), rows.size(), {}};
  for (const auto& row : rows) {
    assert(row.size() == out.conditions.size());
    out.means.insert(out.means.end(), row.begin(), row.end());
  }
  return out;
}

PanelScores panel_scores(const stats::CellTable& cells) {
  std::vector<std::vector<std::optional<double>>> rows(
      cells.rows.size(), std::vector<std::optional<double>>(cells.columns.size()));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const stats::CellSum& cell : cells.row(i)) rows[i][cell.column] = cell.mean();
  return panel_scores(cells.columns, std::move(rows));
}

std::optional<std::vector<double>> condition_mos(const PanelScores& panel,
                                                 std::span<const std::uint16_t> times) {
  std::vector<double> sums(panel.conditions.size(), 0);
  std::vector<double> counts(panel.conditions.size(), 0);
  for (std::size_t i = 0; i < panel.n_listeners; ++i) {
    if (times[i] == 0) continue;
    for (std::size_t c = 0; c < sums.size(); ++c) {
      const auto& mean = panel.at(i, c);
      if (!mean) continue;
      sums[c] += times[i] * *mean;
      counts[c] += times[i];
    }
  }
  for (std::size_t c = 0; c < sums.size(); ++c) {
    if (counts[c] == 0) return std::nullopt;
    sums[c] /= counts[c];
  }
  return sums;
}

std::vector<double> condition_mos(const PanelScores& panel) {
  const std::vector<std::uint16_t> once(panel.n_listeners, 1);
  auto out = condition_mos(panel, once);
  assert(out);
  return std::move(*out);
}

std::vector<double> error_shares(const PanelScores& panel) {
  const std::size_t n = panel.conditions.size();
  const std::vector<double> mos = condition_mos(panel);
  std::vector<double> judges(n, 0);
  for (std::size_t i = 0; i < panel.n_listeners; ++i)
    for (std::size_t c = 0; c < n; ++c) judges[c] += panel.at(i, c).has_value();
  std::vector<double> out;
  out.reserve(panel.means.size());
  for (std::size_t i = 0; i < panel.n_listeners; ++i)
    for (std::size_t c = 0; c < n; ++c) out.push_back((panel.at(i, c).value_or(mos[c]) - mos[c]) / judges[c]);
  return out;
}

double standard_error(std::span<const double> shares) {
  assert(shares.size() > 1);
  double squares = 0;
  for (const double share : shares) squares += share * share;
  const auto n = static_cast<double>(shares.size());
  return std::sqrt(squares * n / (n - 1));
}

} // namespace quietroom::compare
