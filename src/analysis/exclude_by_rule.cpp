#include "analysis/exclude_by_rule.h"

#include "core/error.h"
#include "stats/screening.h"
#include "votes/exclusion.h"

#include <vector>

namespace quietroom::analysis {

void exclude_by_rule(const ExclusionRule& rule, const std::string& votes, votes::VoteTable& table) {
  if (table.size() == 0) return;
  const std::vector<std::string> rejected = stats::rejected_by(rule.name, table, rule.bt500);
  votes::exclude_listeners(table, rejected, rule.name);
  if (table.size() == 0)
    throw_input(votes + ": " + rule.name +
                " rejects every listener; look at quietroom screen before excluding anybody");
}

} // namespace quietroom::analysis
