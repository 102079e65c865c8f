#include "report/contrast_notes.h"

#include "core/number.h"
#include "report/significance.h"

#include <algorithm>

namespace quietroom::report {

namespace {

using analysis::Contrast;
using analysis::ContrastPair;
using analysis::Correction;
using analysis::PairTest;

const char* name_of(Correction correction) {
  if (correction == Correction::none) return "none";
  return correction == Correction::holm ? "Holm" : "Benjamini-Hochberg";
}

std::string method_note(const Contrast& answer) {
  const double alpha = answer.asked.alpha;
  const std::string pairs = std::to_string(answer.pairs.size());
  const std::string letters = ". Two that share a letter do not differ at " + shortest(alpha);
  if (answer.asked.test == PairTest::tukey)
    return "Tukey's HSD (Tukey-Kramer) over votes, which it takes as independent; " + confidence_text(alpha) +
           " intervals of all " + pairs + " pairs together" + letters;
  return std::string(answer.asked.test == PairTest::t ? "Paired t" : "Wilcoxon signed rank") +
         " over listener means of the listeners who voted on both; correction over " + pairs +
         " pairs: " + name_of(answer.asked.correction) + "; " + confidence_text(alpha) +
         " t intervals of one pair" + letters;
}

const char* untested_note(PairTest test) {
  return test == PairTest::tukey ? "Not testable: no level has two votes, so nothing says how far votes vary"
                                 : "Not testable: fewer than two listeners voted on both levels of the pair";
}

const char* constant_note(PairTest test) {
  return test == PairTest::tukey
             ? "The votes on each level are all equal, so there is no p; levels with other votes differ"
             : "Where every listener has the same difference there is no p; the two differ unless it is 0";
}

} // namespace

std::vector<std::string> contrast_notes(const Contrast& answer) {
  const PairTest test = answer.asked.test;
  std::vector<std::string> out = {method_note(answer)};
  if (answer.per_condition)
    out.emplace_back(
        "A stimulus name stands under several conditions, so the unit is condition and stimulus");
  if (test == PairTest::wilcoxon)
    out.push_back("Wilcoxon's p is exact up to " + std::to_string(stats::SignedRank::most_exact) +
                  " differences (permutation: exact too, with ties or zeros), beyond that normal with "
                  "continuity correction");
  if (!answer.letters_reason.empty()) out.push_back("No letters for " + answer.letters_reason);
  const auto any = [&](auto holds) { return std::any_of(answer.pairs.begin(), answer.pairs.end(), holds); };
  if (any([](const ContrastPair& p) { return p.verdict == stats::Verdict::untested; }))
    out.emplace_back(untested_note(test));
  if (any([](const ContrastPair& p) { return p.constant; })) out.emplace_back(constant_note(test));
  return out;
}

} // namespace quietroom::report
