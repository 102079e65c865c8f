#include "analysis/contrast.h"

#include "core/error.h"
#include "support/hand_votes.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

constexpr double margin = 1e-12; // a few operations on small whole numbers

Contrast only_answer(votes::VoteTable votes, const ContrastQuestion& question) {
  const auto answers = contrast(std::move(votes), question);
  REQUIRE(answers.answers.size() == 1);
  return answers.answers[0].answer;
}

ContrastQuestion by_test(PairTest test) {
  ContrastQuestion out;
  out.test = test;
  return out;
}

} // namespace

TEST_CASE("contrast: a pair has the paired t over listener means, the best level first") {
  const Contrast answer = only_answer(test::three_listeners(), {});
  REQUIRE(answer.levels.size() == 2);
  CHECK(answer.levels[0].name == "A");
  CHECK(answer.levels[0].mean == Approx(14.0 / 3).margin(margin));
  CHECK(answer.levels[0].n_votes == 3);
  CHECK(answer.levels[0].letters == "a");
  CHECK(answer.levels[1].letters == "a");
  REQUIRE(answer.pairs.size() == 1);
  const ContrastPair& pair = answer.pairs[0];
  CHECK(pair.n == 3);
  CHECK(*pair.difference == Approx(2).margin(margin));
  CHECK(*pair.statistic == Approx(2 * std::sqrt(3.0)).margin(margin));
  CHECK(*pair.df == 2);
  CHECK(*pair.p == Approx(1 - std::sqrt(12.0 / 14)).margin(margin));
  CHECK(*pair.corrected == *pair.p); // one pair has nothing to be corrected for
  CHECK(pair.verdict == stats::Verdict::same);
}

TEST_CASE("contrast: alpha decides what is different") {
  ContrastQuestion question;
  question.alpha = 0.1;
  const Contrast answer = only_answer(test::three_listeners(), question);
  CHECK(answer.pairs[0].verdict == stats::Verdict::different);
  CHECK(answer.levels[0].letters == "a");
  CHECK(answer.levels[1].letters == "b");
}

TEST_CASE("contrast: Wilcoxon's exact p of three differences of one sign is 2 / 2^3") {
  const Contrast answer = only_answer(test::three_listeners(), by_test(PairTest::wilcoxon));
  CHECK(*answer.pairs[0].p == Approx(0.25).margin(margin));
  CHECK_FALSE(answer.pairs[0].df);
  REQUIRE(answer.pairs[0].paired);
  CHECK(answer.pairs[0].paired->wilcoxon.w_plus == 6);
}

TEST_CASE("contrast: the other paired test is computed only where both are asked for") {
  CHECK_FALSE(only_answer(test::three_listeners(), {}).pairs[0].paired->wilcoxon.p);
  ContrastQuestion both;
  both.both_tests = true;
  CHECK(only_answer(test::three_listeners(), both).pairs[0].paired->wilcoxon.p);
}

TEST_CASE("contrast: Tukey pairs nobody") {
  const Contrast answer = only_answer(test::three_listeners(), by_test(PairTest::tukey));
  CHECK(answer.pairs[0].n == 0);
  CHECK_FALSE(answer.pairs[0].paired);
  CHECK(*answer.pairs[0].df == 4);
}

TEST_CASE("contrast: Holm multiplies, none leaves the p as it is") {
  const std::string csv = "listener,stimulus,condition,vote\n"
                          "L1,a,A,5\nL1,b,B,2\nL1,c,C,1\nL2,a,A,4\nL2,b,B,3\nL2,c,C,1\n"
                          "L3,a,A,5\nL3,b,B,3\nL3,c,C,2\n";
  ContrastQuestion none;
  none.correction = Correction::none;
  const Contrast holm = only_answer(test::hand_votes(csv), {});
  const Contrast raw = only_answer(test::hand_votes(csv), none);
  REQUIRE(holm.pairs.size() == 3);
  CHECK(*raw.pairs[0].corrected == *raw.pairs[0].p);
  CHECK(*holm.pairs[0].corrected > *holm.pairs[0].p);
}

TEST_CASE("contrast: levels without a common listener are not testable and say why they have no letters") {
  const Contrast answer =
      only_answer(test::hand_votes("listener,stimulus,condition,vote\nL1,a,A,5\nL2,b,B,2\n"), {});
  CHECK(answer.pairs[0].verdict == stats::Verdict::untested);
  CHECK(answer.letters_reason == "A, B: not testable against every other level; read the pairs");
}

TEST_CASE("contrast: a sentence that stands under two conditions is two stimuli") {
  ContrastQuestion question;
  question.by = "stimulus";
  const Contrast answer = only_answer(
      test::hand_votes("listener,stimulus,condition,vote\nL1,s,A,5\nL1,s,B,2\nL2,s,A,4\nL2,s,B,3\n"),
      question);
  CHECK(answer.per_condition);
  CHECK(answer.levels.size() == 2);
}

TEST_CASE("contrast: more levels than pairs can be read for are refused") {
  std::string csv = "listener,stimulus,condition,vote\n";
  for (int i = 0; i < 1001; ++i) csv += "L1,s" + std::to_string(i) + ",c" + std::to_string(i) + ",3\n";
  CHECK_THROWS_WITH(contrast(test::hand_votes(csv), {}),
                    "condition has 1001 levels; contrast compares 1000 at most");
}

TEST_CASE("contrast: words of tests and corrections are read back as they are written") {
  for (const PairTest test : {PairTest::t, PairTest::wilcoxon, PairTest::tukey})
    CHECK(parse_pair_test(text(test)) == test);
  for (const Correction one : {Correction::holm, Correction::benjamini_hochberg, Correction::none})
    CHECK(parse_correction(text(one)) == one);
  CHECK_FALSE(parse_pair_test("tuckey"));
  CHECK_FALSE(parse_correction("bonferroni"));
}
