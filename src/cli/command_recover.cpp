#include "analysis/recovered_quality.h"
#include "cli/analysis.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "core/error.h"
#include "report/recovered_quality_forms.h"

namespace quietroom::cli {

namespace {

analysis::RecoveryQuestion recovery_question(const Arguments& arguments) {
  analysis::RecoveryQuestion out;
  out.source = *arguments.text("VOTES");
  const std::string error = arguments.text("--se").value_or("fisher");
  if (error != "fisher" && error != "residual") refuse_choice("--se", error, {"fisher", "residual"});
  if (error == "residual") out.error = analysis::QualityError::residual;
  out.least_inconsistency = arguments.number("--floor").value_or(out.least_inconsistency);
  if (out.least_inconsistency < 0)
    throw_input("--floor is below 0; give a standard deviation, or 0 for none");
  return out;
}

int run_recover(const Arguments& arguments) {
  const analysis::RecoveryQuestion question = recovery_question(arguments);
  const auto answers = analysis::recovered_quality(votes_to_analyse(arguments, {}), question);
  const auto csv =
      arguments.has("--listeners") ? report::RecoveredRows::listeners : report::RecoveredRows::stimuli;
  print_answers(arguments, analysis::each_answer(answers, [&](const analysis::RecoveredQuality& one) {
                  return report::recovered_quality_forms(one, csv);
                }));
  return ok;
}

} // namespace

Command recover_command() {
  return {"recover", "estimate the quality of each stimulus, and the bias and inconsistency of each listener",
          with_analysis_options(
              {{"--se", "KIND", "errors of quality: fisher (default, from the listeners) or residual"},
               {"--floor", "SD", "least inconsistency of a listener (default 0.1; 0: none, as published)"},
               {"--listeners", "", "with --csv: the table of listeners instead of stimuli"}}),
          "  quietroom recover votes.csv\n"
          "  quietroom recover votes.csv --se residual --json\n"
          "  quietroom recover votes.csv --csv --listeners",
          run_recover};
}

} // namespace quietroom::cli
