#include "analysis/factor_effects.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

constexpr double margin = 1e-12; // a few operations on small whole numbers

FactorEffects only_answer(votes::VoteTable votes, const FactorQuestion& question) {
  const auto answers = factor_effects(std::move(votes), question);
  REQUIRE(answers.answers.size() == 1);
  return answers.answers[0].answer;
}

votes::VoteTable with_talkers(std::string_view csv) {
  votes::VoteOptions options;
  options.factors_if_present = {"talker"};
  return test::hand_votes(csv, options);
}

const std::string two_talkers = "listener,stimulus,condition,talker,vote\n"
                                "L1,a1,A,f,5\nL1,a2,A,m,4\nL1,b1,B,f,2\nL1,b2,B,m,3\n"
                                "L2,a1,A,f,4\nL2,a2,A,m,4\nL2,b1,B,f,1\nL2,b2,B,m,2\n";

} // namespace

TEST_CASE("factor effects: with two levels F of repeated measures is the square of the paired t") {
  const FactorEffects effects = only_answer(test::three_listeners(), {});
  CHECK(effects.a == "condition");
  CHECK(effects.b.empty());
  REQUIRE(effects.repeated);
  CHECK(*effects.repeated->effect.f == Approx(12).margin(margin));
  CHECK(effects.repeated->effect.df1 == 1);
  CHECK(effects.repeated->effect.df2 == 2);
  CHECK(*effects.repeated->effect.p == Approx(1 - std::sqrt(12.0 / 14)).margin(margin));
  REQUIRE(effects.friedman);
  CHECK(*effects.friedman->kendall_w == Approx(1).margin(margin)); // all three rank A above B
}

TEST_CASE("factor effects: the one-way analysis takes votes as independent") {
  const FactorEffects effects = only_answer(test::three_listeners(), {});
  REQUIRE(effects.one_way);
  CHECK(effects.one_way->df2 == 4);
  CHECK(effects.one_way->ss == Approx(6).margin(margin));             // 6 votes, each 1 from the mean of all
  CHECK(effects.one_way->ss_error == Approx(4.0 / 3).margin(margin)); // 2/3 within A and 2/3 within B
  CHECK(*effects.one_way->f == Approx(18).margin(1e-11));
}

TEST_CASE("factor effects: several talkers become the second factor where none was asked for") {
  FactorQuestion question;
  question.try_talker = true;
  const FactorEffects effects = only_answer(with_talkers(two_talkers), question);
  CHECK(effects.b == "talker");
  CHECK(effects.two);
  CHECK(only_answer(with_talkers(two_talkers), {}).b.empty());
  const FactorEffects one = only_answer(
      with_talkers(
          "listener,stimulus,condition,talker,vote\nL1,a,A,f,5\nL1,b,B,f,2\nL2,a,A,f,4\nL2,b,B,f,3\n"),
      question);
  CHECK(one.b.empty());
}

TEST_CASE(
    "factor effects: a sentence under two conditions is two stimuli, unless condition is a factor too") {
  const std::string csv = "listener,stimulus,condition,vote\n"
                          "L1,s,A,5\nL1,s,B,2\nL1,u,A,4\nL1,u,B,1\nL2,s,A,4\nL2,s,B,3\nL2,u,A,5\nL2,u,B,2\n";
  FactorQuestion question;
  question.by = {"stimulus"};
  const FactorEffects alone = only_answer(test::hand_votes(csv), question);
  CHECK(alone.per_condition);
  CHECK(alone.friedman->levels.size() == 4);
  question.by = {"stimulus", "condition"};
  const FactorEffects both = only_answer(test::hand_votes(csv), question);
  CHECK_FALSE(both.per_condition);
  CHECK(both.friedman->levels.size() == 2);
}

TEST_CASE("factor effects: one listener allows no repeated measures") {
  const FactorEffects effects =
      only_answer(test::hand_votes("listener,stimulus,condition,vote\nL1,a,A,5\nL1,b,B,2\n"), {});
  CHECK_FALSE(effects.repeated);
  CHECK_FALSE(effects.friedman);
}
