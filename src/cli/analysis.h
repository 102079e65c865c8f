#pragma once

#include "cli/command.h"
#include "report/json.h"
#include "report/table.h"
#include "votes/vote_table.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What screen, anova, contrast and reliability have in common: how votes come in and results go out.
namespace quietroom::cli {

/// How votes are read (scale, wide CSV, simulated, exclusion), --json and --csv.
std::vector<Option> analysis_options();

/// The votes of VOTES, on any number of questions, less the listeners excluded. `if_present` are columns to
/// keep where there are any.
votes::VoteTable votes_to_analyse(const Arguments& arguments, std::vector<std::string> factors,
                                  const std::vector<std::string>& if_present = {});

/// One result in its forms.
struct Analysis {
  std::vector<report::Table> tables; ///< for readers
  std::vector<std::string> notes;    ///< sentences under them: methods, numbers, what was left out
  report::Table csv;                 ///< one table, every figure
  report::Json::Object json;         ///< `where`, `simulated`, `excluded` and `left_out` are put to it
};

/// To stdout in the form asked for: what `analyse` says of the votes. Of several questions it says so of
/// each: under a heading, with `question` as the first column of the CSV, and in JSON as `questions`, an
/// array of the documents with `question` as their first key.
void print_analysis(const Arguments& arguments, votes::VoteTable votes,
                    const std::function<Analysis(const votes::VoteTable&)>& analyse);

/// How sure intervals at this alpha are: "95 %", "99.9 %". 0 < alpha < 1.
std::string confidence_text(double alpha);

/// A p-value for readers: "<0.0001", "0.0312".
std::string p_text(std::optional<double> p);

} // namespace quietroom::cli
