#pragma once

#include "cli/command.h"
#include "report/json.h"
#include "stats/bt500.h"
#include "stats/vote_table.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// --exclude-by, --bt500.
std::vector<Option> exclusion_options();

/// "text", or what differs from it with commas between: population-sd, all-presentations, zero-variance;
/// "sureal" is all three. Throws an input Error for another word.
stats::Bt500Options bt500_options(const Arguments& arguments);

/// Columns that the rule of --exclude-by looks at where the votes have them.
std::vector<std::string> columns_of_rule(const Arguments& arguments);

/// Takes out whom the rule of --exclude-by rejects and notes it in the table. `votes` names the source.
/// Throws an input Error for an unknown rule, and where nobody would be left.
void exclude_by_rule(const Arguments& arguments, const std::string& votes, stats::VoteTable& table);

/// "Excluded: L15 (bt500), L03 (by name)"; empty where nobody is. Belongs under every table.
std::string excluded_note(const stats::VoteTable& table);

/// {rule, listeners[]}; null where nobody is excluded. Several rules are joined with "+".
report::Json excluded_json(const stats::VoteTable& table);

} // namespace quietroom::cli
