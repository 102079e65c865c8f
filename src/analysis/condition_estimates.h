#pragma once

#include "analysis/mos_answer.h"
#include "analysis/objective.h"
#include "compare/agreement.h"

#include <optional>
#include <string>
#include <vector>

/// The MOS of conditions beside what the E-model says of them. Pure.
namespace quietroom::analysis {

struct ConditionRow {
  stats::MosRow mos;
  compare::ConditionAgreement agreement; ///< without an objective where there is no estimate
  std::string label = {};                ///< empty: that of the model, else the id
  std::string group = {};                ///< under which heading it stands
  std::string letters = {};              ///< of Standing
  bool best = false;                     ///< of Standing

  std::string question() const { return mos.keys.size() > 1 ? mos.keys.front() : std::string(); }
  const std::string& id() const { return mos.keys.back(); }
  const std::string& shown() const;
};

/// The E-model predicts listening quality and nothing else: votes on several questions, or on another one,
/// have no estimate.
bool has_estimates(const votes::VoteTable& votes);

/// A row for each of `answer`, which is by condition. Without a model none has an estimate.
std::vector<ConditionRow> condition_rows(const MosAnswer& answer,
                                         const std::optional<EmodelObjective>& model);

/// Whether a row has an estimate.
bool is_estimated(const std::vector<ConditionRow>& rows);

} // namespace quietroom::analysis
