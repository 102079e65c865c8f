#include "stats/correlation_screening.h"

#include "stats/cell_table.h"
#include "stats/correlation.h"
#include "votes/presentations.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stats {

namespace {

struct Pairs {
  std::vector<double> own, panel;
};

Pairs with_panel(std::span<const CellSum> own, const std::vector<CellSum>& totals) {
  Pairs out;
  for (const CellSum& cell : own) {
    out.own.push_back(cell.mean());
    out.panel.push_back(totals[cell.column].mean());
  }
  return out;
}

/// A stimulus that nobody else rated drops out.
Pairs with_others(std::span<const CellSum> own, const std::vector<CellSum>& totals) {
  Pairs out;
  for (const CellSum& cell : own) {
    const CellSum& total = totals[cell.column];
    const CellSum others{cell.column, total.sum - cell.sum, total.count - cell.count};
    if (others.count == 0) continue;
    out.own.push_back(cell.mean());
    out.panel.push_back(others.mean());
  }
  return out;
}

bool fails(std::optional<double> r, double threshold) { return !r || *r < threshold; }

std::optional<double> lower_r(const ListenerCorrelation& listener) {
  if (!listener.r_stimulus || !listener.r_spearman) return std::nullopt;
  return std::min(*listener.r_stimulus, *listener.r_spearman);
}

std::optional<double> bt1788_threshold(const std::vector<ListenerCorrelation>& listeners) {
  std::vector<double> r;
  for (const ListenerCorrelation& listener : listeners)
    if (const auto lower = lower_r(listener)) r.push_back(*lower);
  if (r.size() < 2) return std::nullopt;
  std::sort(r.begin(), r.end()); // so that names do not change the sum
  double mean = 0, squares = 0;
  for (const double value : r) mean += value / static_cast<double>(r.size());
  for (const double value : r) squares += (value - mean) * (value - mean);
  constexpr double maximum = 0.85; // MCT of BT.1788
  return std::min(maximum, mean - std::sqrt(squares / static_cast<double>(r.size() - 1)));
}

} // namespace

CorrelationScreening correlation_screening(const votes::VoteTable& table) {
  const CellTable by_stimulus = cell_table(table, table.listener(), votes::Presentations(table).factor());
  const CellTable by_condition = cell_table(table, table.listener(), table.condition());
  const std::vector<CellSum> stimuli = column_totals(by_stimulus), conditions = column_totals(by_condition);
  CorrelationScreening out;
  for (std::size_t i = 0; i < by_stimulus.rows.size(); ++i) {
    const Pairs stimulus = with_panel(by_stimulus.row(i), stimuli);
    const Pairs condition = with_panel(by_condition.row(i), conditions);
    const Pairs others = with_others(by_stimulus.row(i), stimuli);
    ListenerCorrelation one;
    one.listener = by_stimulus.rows[i];
    one.r_stimulus = pearson(stimulus.own, stimulus.panel);
    one.r_spearman = spearman(stimulus.own, stimulus.panel);
    one.r_condition = pearson(condition.own, condition.panel);
    one.r_leave_one_out = pearson(others.own, others.panel);
    one.rejected_vqeg = fails(one.r_stimulus, 0.75);
    one.rejected_p913 = one.rejected_vqeg && fails(one.r_condition, 0.8);
    out.listeners.push_back(std::move(one));
  }
  out.bt1788_threshold = bt1788_threshold(out.listeners);
  for (ListenerCorrelation& one : out.listeners) {
    const auto r = lower_r(one);
    one.rejected_bt1788 = !r || (out.bt1788_threshold && *r < *out.bt1788_threshold);
  }
  return out;
}

} // namespace quietroom::stats
