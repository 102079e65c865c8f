#include "analysis/listener_agreement.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

constexpr double margin = 1e-12; // a few operations on small whole numbers

ListenerAgreement only_answer(votes::VoteTable votes) {
  const auto answers = listener_agreement(std::move(votes));
  REQUIRE(answers.answers.size() == 1);
  return answers.answers[0].answer;
}

} // namespace

TEST_CASE("listener agreement: listeners who differ by a constant agree wholly in ranking and not in level") {
  const ListenerAgreement answer =
      only_answer(test::hand_votes("listener,stimulus,condition,vote\n"
                                   "L1,a,A,3\nL1,b,B,2\nL1,c,C,1\nL2,a,A,5\nL2,b,B,4\nL2,c,C,3\n"));
  REQUIRE(answer.icc);
  CHECK(answer.n_stimuli == 3);
  CHECK(answer.icc->n_targets == 3);
  CHECK(answer.icc->n_raters == 2);
  CHECK(*answer.icc->icc_3_1 == Approx(1).margin(margin));
  // mean squares: stimuli 2, listeners 6, error 0: 2 / (2 + 2 * 6 / 3)
  CHECK(*answer.icc->icc_2_1 == Approx(1.0 / 3).margin(margin));
  CHECK(*answer.kendall_w == Approx(1).margin(margin));
}

TEST_CASE("listener agreement: the ICC is over the stimuli that all listeners rated") {
  const ListenerAgreement answer =
      only_answer(test::hand_votes("listener,stimulus,condition,vote\n"
                                   "L1,a,A,3\nL1,b,B,2\nL1,c,C,1\nL2,a,A,5\nL2,b,B,4\n"));
  CHECK(answer.n_stimuli == 3);
  CHECK(answer.icc->n_targets == 2);
}

TEST_CASE("listener agreement: one listener agrees with nobody") {
  const ListenerAgreement answer =
      only_answer(test::hand_votes("listener,stimulus,condition,vote\nL1,a,A,3\nL1,b,B,2\n"));
  CHECK_FALSE(answer.icc);
  CHECK_FALSE(answer.kendall_w);
  CHECK_FALSE(answer.alpha.interval);
}
