#include "cli/analysis.h"

#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/vote_arguments.h"

namespace quietroom::cli {

std::vector<Option> with_analysis_options(std::vector<Option> own) {
  std::vector<Option> out = {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true}};
  const std::vector<Option> reading = vote_reading_options();
  out.insert(out.end(), own.begin(), own.end());
  out.insert(out.end(), reading.begin(), reading.end());
  out.push_back({"--json", "", "one JSON document"});
  out.push_back({"--csv", "", "a CSV in full precision"});
  return out;
}

votes::VoteTable votes_to_analyse(const Arguments& arguments, std::vector<std::string> factors,
                                  const std::vector<std::string>& if_present) {
  ReadingOptions options = reading_options(arguments, std::move(factors));
  options.factors_if_present.insert(options.factors_if_present.end(), if_present.begin(), if_present.end());
  options.questions = true;
  options.with_set = false;
  return snapshot_of(arguments, options).votes;
}

void print_answers(const Arguments& arguments, const report::AnswersInForms& answers) {
  if (arguments.has("--json"))
    print(report::answer_json(answers));
  else if (arguments.has("--csv"))
    print(report::answer_csv(answers));
  else
    print(report::answer_text(answers));
}

} // namespace quietroom::cli
