#pragma once

#include "analysis/exclude_by_rule.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>

namespace quietroom::analysis {

/// What is to be done with votes.
struct UseOfVotes {
  bool several_questions = false;         ///< whoever asks takes them apart; a rule never does
  std::optional<ExclusionRule> rule = {}; ///< takes out whom it rejects
};

/// Votes that can be computed with, less those of the listeners whom the rule rejects. `name` begins every
/// sentence. Throws an input Error where no vote is left, for several questions that nobody takes apart, and
/// for a method whose score is no mean.
void make_usable(const std::string& name, const UseOfVotes& use, votes::VoteTable& table);

} // namespace quietroom::analysis
