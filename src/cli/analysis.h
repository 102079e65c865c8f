#pragma once

#include "cli/command.h"
#include "report/answer.h"
#include "votes/vote_table.h"

#include <string>
#include <vector>

/// What screen, recover, anova, contrast and reliability have in common: how votes come in and answers go
/// out.
namespace quietroom::cli {

/// VOTES and the options of the command, then how votes are read (scale, wide CSV, simulated, exclusion),
/// --json and --csv.
std::vector<Option> with_analysis_options(std::vector<Option> own = {});

/// The votes of VOTES, on any number of questions, less the listeners excluded. `if_present` are columns to
/// keep where there are any.
votes::VoteTable votes_to_analyse(const Arguments& arguments, std::vector<std::string> factors,
                                  const std::vector<std::string>& if_present = {});

/// To stdout in the form asked for.
void print_answers(const Arguments& arguments, const report::AnswersInForms& answers);

} // namespace quietroom::cli
