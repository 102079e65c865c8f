#include "compare/mnru_order.h"

#include "stats/distributions.h"

#include <map>

namespace quietroom::compare {

namespace {

std::vector<MnruStep> ladder_of(const std::vector<double>& mos, std::span<const MnruCondition> conditions) {
  std::map<double, std::vector<std::size_t>> by_q;
  for (const MnruCondition& one : conditions) by_q[one.q_db].push_back(one.condition);
  std::vector<MnruStep> out;
  for (auto& [q_db, places] : by_q) {
    MnruStep& step = out.emplace_back(MnruStep{q_db, std::move(places), 0});
    for (const std::size_t c : step.conditions)
      step.mos += mos[c] / static_cast<double>(step.conditions.size());
  }
  return out;
}

/// Of the listener in the mean of the conditions of a step.
double share_in(const MnruStep& step, const std::vector<double>& shares, std::size_t row) {
  double sum = 0;
  for (const std::size_t c : step.conditions) sum += shares[row + c];
  return sum / static_cast<double>(step.conditions.size());
}

} // namespace

MnruOrder mnru_order(const PanelScores& panel, std::span<const MnruCondition> conditions) {
  MnruOrder out{ladder_of(condition_mos(panel), conditions), {}};
  const std::vector<double> shares = error_shares(panel);
  const std::size_t n = panel.n_listeners;
  for (std::size_t k = 0; k + 1 < out.ladder.size(); ++k) {
    const MnruStep &lower = out.ladder[k], &higher = out.ladder[k + 1];
    MnruRise& rise = out.rises.emplace_back();
    rise.lower_q_db = lower.q_db;
    rise.higher_q_db = higher.q_db;
    rise.difference = higher.mos - lower.mos;
    if (n < 3) continue;
    std::vector<double> paired(n);
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t row = i * panel.conditions.size();
      paired[i] = share_in(higher, shares, row) - share_in(lower, shares, row);
    }
    rise.half = stats::student_t_quantile(0.975, static_cast<double>(n - 1)) * standard_error(paired);
  }
  return out;
}

} // namespace quietroom::compare
