#pragma once

#include "stats/bt500.h"
#include "votes/vote_table.h"

#include <string>

namespace quietroom::analysis {

/// Whom to leave out of votes besides those named.
struct ExclusionRule {
  std::string name;          ///< of stats::screening_rules()
  stats::Bt500Options bt500; ///< where that is the rule
};

/// Takes out whom the rule rejects, and notes it in the table. `votes` names the source. Throws an input
/// Error where everybody is rejected.
void exclude_by_rule(const ExclusionRule& rule, const std::string& votes, votes::VoteTable& table);

} // namespace quietroom::analysis
