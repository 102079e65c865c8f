#include "cli/contrast_question.h"

#include "cli/choices.h"
#include "core/error.h"

namespace quietroom::cli {

std::vector<Option> contrast_options() {
  return {{"--by", "FACTOR", "the column whose levels are compared (default: condition)"},
          {"--test", "TEST", "t (paired, over listener means; default), wilcoxon or tukey"},
          {"--correction", "METHOD", "holm (default), bh or none"},
          {"--alpha", "A", "level of significance (default: 0.05)"}};
}

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
  return out;
}

} // namespace quietroom::cli
