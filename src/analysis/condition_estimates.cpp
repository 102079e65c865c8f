#include "analysis/condition_estimates.h"

#include <algorithm>

namespace quietroom::analysis {

const std::string& ConditionRow::shown() const {
  return !agreement.point.label.empty() ? agreement.point.label : label.empty() ? id() : label;
}

bool has_estimates(const votes::VoteTable& votes) { return votes.question.empty() && !other_question(votes); }

std::vector<ConditionRow> condition_rows(const MosAnswer& answer,
                                         const std::optional<EmodelObjective>& model) {
  std::vector<ConditionRow> out;
  for (const stats::MosRow& row : answer.rows) out.push_back({row, {}});
  if (!model) return out;
  const compare::Agreement agreement = compare::agreement(scores(*model, points_of(answer.rows)));
  for (std::size_t i = 0; i < out.size(); ++i) out[i].agreement = agreement.conditions[i];
  return out;
}

bool is_estimated(const std::vector<ConditionRow>& rows) {
  return std::ranges::any_of(
      rows, [](const ConditionRow& row) { return row.agreement.point.objective.has_value(); });
}

} // namespace quietroom::analysis
