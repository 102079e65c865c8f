#include "analysis/listener_agreement.h"
#include "cli/analysis.h"
#include "cli/command.h"
#include "report/listener_agreement_forms.h"

namespace quietroom::cli {

namespace {

int run_reliability(const Arguments& arguments) {
  const auto answers = analysis::listener_agreement(votes_to_analyse(arguments, {}));
  print_answers(arguments, analysis::each_answer(answers, report::listener_agreement_forms));
  return ok;
}

} // namespace

Command reliability_command() {
  return {"reliability", "measure how well listeners agree: ICC, Krippendorff's alpha, Kendall's W",
          with_analysis_options(),
          "  quietroom reliability votes.csv\n"
          "  quietroom reliability sessions/demo --json",
          run_reliability};
}

} // namespace quietroom::cli
