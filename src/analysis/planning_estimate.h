#pragma once

#include "analysis/planning_question.h"
#include "emodel/simplified.h"

#include <optional>
#include <vector>

namespace quietroom::analysis {

/// One estimate of a planned call, with everything that led to it.
struct PlanningEstimate {
  PlanningQuestion question;
  emodel::Breakdown answer;
  std::vector<std::string> unverified = {}; ///< of the codec's values, then of the model
  /// What other products say of this call, where that was asked too.
  std::optional<std::vector<emodel::NamedScore>> other_products = {};

  bool has_value() const; ///< false where the codec's missing value was needed
};

/// Throws an input Error where inputs far outside their ranges give no value. Pure.
PlanningEstimate planning_estimate(PlanningQuestion question);

/// The same call by other products' formulas, which take the jitter too.
std::vector<emodel::NamedScore> other_products(const PlanningQuestion& question, double jitter_ms);

} // namespace quietroom::analysis
