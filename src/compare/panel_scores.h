#pragma once

#include "stats/cell_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What each listener of a panel thinks of each condition on average: the unit of every uncertainty here.
namespace quietroom::compare {

struct PanelScores {
  std::vector<std::string> conditions;
  std::size_t n_listeners = 0;
  /// Row after row of listeners; empty where a listener did not judge a condition. The rows are sorted by
  /// their values, so that neither names nor order of the listeners change a digit of what follows.
  std::vector<std::optional<double>> means;

  const std::optional<double>& at(std::size_t listener, std::size_t condition) const {
    return means[listener * conditions.size() + condition];
  }
};

/// `rows` holds a vector as long as `conditions` for each listener.
PanelScores panel_scores(std::vector<std::string> conditions,
                         std::vector<std::vector<std::optional<double>>> rows);

/// Of the votes of listeners (rows) on conditions (columns).
PanelScores panel_scores(const stats::CellTable& cells);

/// MOS of each condition: mean of the means of the listeners who judged it. Each condition needs one.
std::vector<double> condition_mos(const PanelScores& panel);

/// The same of a panel in which listener i sits times[i] times; empty where a condition is left without any.
std::optional<std::vector<double>> condition_mos(const PanelScores& panel,
                                                 std::span<const std::uint16_t> times);

/// Each listener's share in the error of each MOS, rows as in the panel: (mean - MOS) over the number of
/// listeners who judged the condition, 0 where the listener did not. Shares of a condition sum to 0.
std::vector<double> error_shares(const PanelScores& panel);

/// Of a quantity with these shares, one a listener: sqrt(n/(n - 1) sum of squares). For a mean of all
/// listeners the standard error as everywhere. Not for fewer than two.
double standard_error(std::span<const double> shares);

} // namespace quietroom::compare
