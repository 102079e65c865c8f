#include "analysis/contrast.h"
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/contrast_question.h"
#include "report/contrast_forms.h"

namespace quietroom::cli {

namespace {

int run_contrast(const Arguments& arguments) {
  analysis::ContrastQuestion question = contrast_question(arguments);
  question.both_tests = arguments.has("--json");
  const auto answers = analysis::contrast(votes_to_analyse(arguments, {question.by}), question);
  print_answers(arguments, analysis::each_answer(answers, report::contrast_forms));
  return ok;
}

} // namespace

Command contrast_command() {
  return {"contrast", "test which conditions differ: all pairs, corrected, with letters",
          with_analysis_options(contrast_options()),
          "  quietroom contrast votes.csv\n"
          "  quietroom contrast votes.csv --test wilcoxon --correction bh --csv\n"
          "  quietroom contrast votes.csv --by talker --test tukey",
          run_contrast};
}

} // namespace quietroom::cli
