#include "analysis/contrast.h"
#include "cli/analysis.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "core/error.h"
#include "report/contrast_forms.h"

namespace quietroom::cli {

namespace {

analysis::ContrastQuestion contrast_question(const Arguments& arguments) {
  analysis::ContrastQuestion out;
  const std::string test = arguments.text("--test").value_or("t");
  const std::string correction = arguments.text("--correction").value_or("holm");
  const auto known_test = analysis::parse_pair_test(test);
  if (!known_test) refuse_choice("--test", test, {"t", "wilcoxon", "tukey"});
  const auto known_correction = analysis::parse_correction(correction);
  if (!known_correction) refuse_choice("--correction", correction, {"holm", "bh", "none"});
  if (*known_test == analysis::PairTest::tukey && arguments.has("--correction"))
    throw_input("--test tukey corrects for all pairs by itself; leave --correction away");
  out.alpha = arguments.number("--alpha").value_or(out.alpha);
  if (!(out.alpha > 0 && out.alpha < 1)) throw_input("--alpha must lie between 0 and 1");
  out.test = *known_test;
  out.correction = *known_correction;
  out.by = arguments.text("--by").value_or(out.by);
  out.both_tests = arguments.has("--json");
  return out;
}

int run_contrast(const Arguments& arguments) {
  const analysis::ContrastQuestion question = contrast_question(arguments);
  const auto answers = analysis::contrast(votes_to_analyse(arguments, {question.by}), question);
  print_answers(arguments, analysis::each_answer(answers, report::contrast_forms));
  return ok;
}

} // namespace

Command contrast_command() {
  return {"contrast", "test which conditions differ: all pairs, corrected, with letters",
          with_analysis_options(
              {{"--by", "FACTOR", "the column whose levels are compared (default: condition)"},
               {"--test", "TEST", "t (paired, over listener means; default), wilcoxon or tukey"},
               {"--correction", "METHOD", "holm (default), bh or none"},
               {"--alpha", "A", "level of significance (default: 0.05)"}}),
          "  quietroom contrast votes.csv\n"
          "  quietroom contrast votes.csv --test wilcoxon --correction bh --csv\n"
          "  quietroom contrast votes.csv --by talker --test tukey",
          run_contrast};
}

} // namespace quietroom::cli
