#include "report/contrast_notes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using analysis::Contrast;
using analysis::Correction;
using analysis::PairTest;

namespace {

Contrast of(PairTest test, std::size_t pairs = 3) {
  Contrast out;
  out.asked.test = test;
  out.pairs.resize(pairs);
  return out;
}

std::string all(const Contrast& answer) {
  std::string out;
  for (const std::string& note : contrast_notes(answer)) out += note + '\n';
  return out;
}

} // namespace

TEST_CASE("the first note says the test, what it takes as the unit, and how many pairs it corrects for") {
  CHECK(all(of(PairTest::t)) ==
        "Paired t over listener means of the listeners who voted on both; correction over 3 pairs: Holm; "
        "95 % t intervals of one pair. Two that share a letter do not differ at 0.05\n");
  CHECK(all(of(PairTest::tukey, 6)) ==
        "Tukey's HSD (Tukey-Kramer) over votes, which it takes as independent; 95 % intervals of all 6 pairs "
        "together. Two that share a letter do not differ at 0.05\n");
  Contrast none = of(PairTest::wilcoxon);
  none.asked.correction = Correction::none;
  CHECK(all(none).starts_with("Wilcoxon signed rank over listener means of the listeners who voted on both; "
                              "correction over 3 pairs: none; "));
  CHECK(contrast_notes(none)[1].starts_with("Wilcoxon's p is exact up to " +
                                            std::to_string(stats::SignedRank::most_exact)));
}

TEST_CASE("a pair without a verdict or without a p is explained by its test, and only where there is one") {
  for (const PairTest test : {PairTest::t, PairTest::tukey}) {
    Contrast answer = of(test);
    CHECK(contrast_notes(answer).size() == 1);
    answer.pairs[1].verdict = stats::Verdict::untested;
    REQUIRE(contrast_notes(answer).size() == 2);
    CHECK(contrast_notes(answer)[1] ==
          (test == PairTest::t ? "Not testable: fewer than two listeners voted on both levels of the pair"
                               : "Not testable: no level has two votes, so nothing says how far votes vary"));
    answer.pairs[2].constant = true;
    REQUIRE(contrast_notes(answer).size() == 3);
    CHECK(contrast_notes(answer)[2].starts_with(
        test == PairTest::t ? "Where every listener has the same" : "The votes on each level are all equal"));
  }
}

TEST_CASE("a unit that is a stimulus under its condition, and levels without letters, are told") {
  Contrast answer = of(PairTest::t);
  answer.per_condition = true;
  answer.letters_reason = "A, B: too many";
  const auto notes = contrast_notes(answer);
  REQUIRE(notes.size() == 3);
  CHECK(notes[1] == "A stimulus name stands under several conditions, so the unit is condition and stimulus");
  CHECK(notes[2] == "No letters for A, B: too many");
}
