#pragma once

#include "analysis/per_question.h"
#include "stats/anova.h"
#include "stats/paired_comparison.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

struct FactorQuestion {
  std::vector<std::string> by = {"condition"}; ///< one or two factors of the table
  bool try_talker = false; ///< the talker is the second factor where the table has two talkers or more
};

/// Whether the levels of a factor differ at all, by several methods. A method that the votes do not allow is
/// empty.
struct FactorEffects {
  std::string a, b;           ///< b is empty where there is no second factor
  bool per_condition = false; ///< the levels of the factor stimulus are stimuli under their conditions
  std::optional<stats::AnovaEffect> one_way;
  std::optional<stats::RepeatedMeasures> repeated;
  std::optional<stats::Friedman> friedman;
  std::optional<stats::TwoFactorRepeatedMeasures> two;
};

/// A stimulus name that stands under several conditions is one stimulus per condition, unless the condition
/// is the other factor.
PerQuestion<FactorEffects> factor_effects(votes::VoteTable votes, const FactorQuestion& question);

} // namespace quietroom::analysis
