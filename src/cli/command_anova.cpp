#include "analysis/factor_effects.h"
#include "cli/analysis.h"
#include "cli/command.h"
#include "core/error.h"
#include "report/factor_effects_forms.h"

namespace quietroom::cli {

namespace {

/// --by, else condition and, where there are several, talker.
analysis::FactorQuestion factor_question(const Arguments& arguments) {
  analysis::FactorQuestion out;
  const auto by = arguments.list("--by");
  if (by && by->size() > 2)
    throw_input("--by takes one or two factors; the listener is a third one by itself");
  if (by) out.by = *by;
  out.try_talker = !by;
  return out;
}

int run_anova(const Arguments& arguments) {
  const analysis::FactorQuestion question = factor_question(arguments);
  std::vector<std::string> if_present;
  if (question.try_talker) if_present.emplace_back("talker");
  const auto answers =
      analysis::factor_effects(votes_to_analyse(arguments, question.by, if_present), question);
  print_answers(arguments, analysis::each_answer(answers, report::factor_effects_forms));
  return ok;
}

} // namespace

Command anova_command() {
  return {"anova", "test whether conditions differ at all: analysis of variance, Friedman",
          with_analysis_options(
              {{"--by", "FACTORS",
                "one or two columns (default: condition, with talker where there are several)"}}),
          "  quietroom anova votes.csv\n"
          "  quietroom anova votes.csv --by condition,talker --json",
          run_anova};
}

} // namespace quietroom::cli
