#pragma once

#include "cli/command.h"
#include "stats/bt500.h"
#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// --exclude-by, --bt500.
std::vector<Option> exclusion_options();

/// "text", or what differs from it with commas between: population-sd, all-presentations, zero-variance;
/// "sureal" is all three. Throws an input Error for another word.
stats::Bt500Options bt500_options(const Arguments& arguments);

/// Whom to take out besides those named.
struct ExclusionRule {
  std::string name; ///< of stats::screening_rules()
  stats::Bt500Options bt500;
};

/// --exclude-by; throws an input Error for an unknown rule.
std::optional<ExclusionRule> exclusion_rule(const Arguments& arguments);

/// Takes out whom the rule rejects and notes it in the table. `votes` names the source. Throws an input Error
/// where everybody is rejected.
void exclude_by_rule(const ExclusionRule& rule, const std::string& votes, votes::VoteTable& table);

} // namespace quietroom::cli
