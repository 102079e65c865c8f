#include "analysis/mos_answer.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "report/mos_forms.h"

namespace quietroom::cli {

namespace {

int run_mos(const Arguments& arguments) {
  const std::vector<std::string> by = arguments.list("--by").value_or(std::vector<std::string>{"condition"});
  const stats::CiOptions ci = ci_options(arguments);
  ReadingOptions options = reading_options(arguments, by);
  options.questions = true;
  const study::Snapshot snapshot = snapshot_of(arguments, options);
  const auto answer = analysis::mos_answer(snapshot.votes, by, ci, context_of_votes(arguments, snapshot.set));
  const bool described = arguments.has("--describe");
  if (arguments.has("--json"))
    print(report::mos_json(answer, described));
  else if (arguments.has("--csv"))
    print(report::mos_csv(answer, described));
  else
    print(report::mos_text(answer, described, study::listening_note(snapshot)));
  return ok;
}

} // namespace

Command mos_command() {
  Command out{
      "mos",
      "compute MOS with confidence intervals",
      {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
       {"--by", "FACTORS",
        "columns to group by, with commas between (default: condition); stimulus adds the condition where a "
        "name stands under several"},
       {"--describe", "", "quartiles, shares of good and poor votes, bounded intervals and SOS"}},
      "  quietroom mos votes.csv\n"
      "  quietroom mos votes.csv --by condition,talker --ci votes\n"
      "  quietroom mos votes.csv --ci bootstrap --limits bca --exclude L03,L07\n"
      "  quietroom mos sessions/demo --context NB --json",
      run_mos};
  const std::vector<Option> common = vote_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
