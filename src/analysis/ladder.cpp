#include "analysis/ladder.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "stats/cell_table.h"

#include <algorithm>
#include <array>

namespace quietroom::analysis {

Ladder ladder_of(const votes::VoteTable& votes, const std::map<std::string, double>& q_db,
                 const stats::CiOptions& ci, const std::string& name) {
  const compare::PanelScores panel =
      compare::panel_scores(stats::cell_table(votes, votes.listener(), votes.condition()));
  std::vector<compare::MnruCondition> mnru;
  for (const auto& [id, q] : q_db) {
    const auto found = std::find(panel.conditions.begin(), panel.conditions.end(), id);
    if (found == panel.conditions.end())
      throw_input(name + ": no condition is called " + id + did_you_mean(id, panel.conditions) +
                  "; name MNRU conditions that have votes");
    mnru.push_back({static_cast<std::size_t>(found - panel.conditions.begin()), q});
  }
  const compare::MnruOrder order = compare::mnru_order(panel, mnru);
  if (order.ladder.size() < 2)
    throw_input(name +
                ": a ladder needs MNRU conditions of two different Q at least; give a set with steps mnru, a "
                "column q_db, or --q-db CONDITION=Q,...");
  const compare::MnruCurve curve(panel, order);
  Ladder out{{}, curve.places(), {}, provenance_of(votes)};
  out.of.ci = ci;
  const std::array<std::string, 1> by = {"condition"};
  for (stats::MosRow& row : stats::mos_table(votes, by, ci)) {
    const std::string id = row.keys.front();
    if (const auto q = q_db.find(id); q != q_db.end()) {
      out.rungs.push_back({id, q->second, std::move(row)});
      continue;
    }
    const auto at = static_cast<std::size_t>(std::find(panel.conditions.begin(), panel.conditions.end(), id) -
                                             panel.conditions.begin());
    out.others.push_back({id, std::move(row), curve.of(at)});
  }
  std::stable_sort(out.rungs.begin(), out.rungs.end(),
                   [](const Rung& a, const Rung& b) { return a.q_db < b.q_db; });
  return out;
}

} // namespace quietroom::analysis
