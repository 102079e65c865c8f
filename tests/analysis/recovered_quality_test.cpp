#include "analysis/recovered_quality.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

constexpr double margin = 1e-9; // the projection stops at steps of 1e-8, and this model fits in one
constexpr double z = 1.959963984540054;

/// Qualities 4, 3, 2 and listeners who lean by -1, 0 and 1: no vote is off.
votes::VoteTable leaning() {
  return test::hand_votes("listener,stimulus,condition,vote\n"
                          "L1,s1,A,3\nL1,s2,A,2\nL1,s3,B,1\nL2,s1,A,4\nL2,s2,A,3\nL2,s3,B,2\n"
                          "L3,s1,A,5\nL3,s2,A,4\nL3,s3,B,3\n");
}

/// The same with one vote off by one.
votes::VoteTable scattered() {
  return test::hand_votes("listener,stimulus,condition,vote\n"
                          "L1,s1,A,3\nL1,s2,A,2\nL1,s3,B,1\nL2,s1,A,4\nL2,s2,A,3\nL2,s3,B,3\n"
                          "L3,s1,A,5\nL3,s2,A,5\nL3,s3,B,3\n");
}

/// No listener of five categories is that inconsistent: all count alike.
const RecoveryQuestion floored_at_5{"hand.csv", QualityError::fisher, 5};

RecoveredQuality only_answer(votes::VoteTable votes, const RecoveryQuestion& question = {"hand.csv"}) {
  const auto answers = recovered_quality(std::move(votes), question);
  REQUIRE(answers.answers.size() == 1);
  return answers.answers[0].answer;
}

} // namespace

TEST_CASE("recovered quality: the leaning of each listener is taken out of the stimuli") {
  const RecoveredQuality answer = only_answer(leaning());
  REQUIRE(answer.stimuli.size() == 3);
  CHECK(answer.stimuli[0].stimulus == "s1");
  CHECK(answer.stimuli[2].condition == "B");
  REQUIRE(answer.listeners.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const double place = static_cast<double>(i);
    CHECK(answer.stimuli[i].quality == Approx(4 - place).margin(margin));
    CHECK(answer.stimuli[i].unbiased_mos == Approx(4 - place).margin(margin));
    CHECK(answer.stimuli[i].n_votes == 3);
    CHECK(answer.listeners[i].bias == Approx(place - 1).margin(margin));
    CHECK(answer.listeners[i].subtracted_bias == Approx(place - 1).margin(margin));
  }
  CHECK(answer.n_votes == 9);
  CHECK(answer.converged);
}

TEST_CASE(
    "recovered quality: listeners below the least inconsistency are floored, and few votes are marked") {
  const RecoveredQuality answer = only_answer(scattered(), floored_at_5);
  CHECK(answer.least_inconsistency == 5);
  for (const RecoveredListener& listener : answer.listeners) {
    CHECK(listener.floored);
    CHECK(listener.inconsistency == 5);
    CHECK(listener.few_votes);
  }
  for (const RecoveredListener& listener : only_answer(scattered()).listeners)
    CHECK(listener.floored == (listener.inconsistency == 0.1));
}

TEST_CASE("recovered quality: where every vote is explained nobody can take over, so nobody is floored") {
  for (const RecoveredListener& listener : only_answer(leaning()).listeners) {
    CHECK_FALSE(listener.floored);
    CHECK(listener.inconsistency == Approx(0).margin(margin));
  }
}

TEST_CASE("recovered quality: five votes are not few") {
  std::string csv = "listener,stimulus,condition,vote\n";
  for (const char* listener : {"L1", "L2", "L3"})
    for (int i = 1; i <= 5; ++i)
      csv += std::string(listener) + ",s" + std::to_string(i) + ",A," + std::to_string(i) + "\n";
  for (const RecoveredListener& listener : only_answer(test::hand_votes(csv)).listeners)
    CHECK_FALSE(listener.few_votes);
}

TEST_CASE("recovered quality: intervals are 1.96 of the error that was asked for") {
  const RecoveredQuality fisher = only_answer(scattered(), floored_at_5);
  CHECK(fisher.stimuli[0].ci_half == Approx(z * 5 / std::sqrt(3.0)).margin(margin)); // three listeners
  const RecoveredQuality residual = only_answer(scattered(), {"hand.csv", QualityError::residual});
  for (const RecoveredStimulus& stimulus : residual.stimuli)
    CHECK(stimulus.ci_half == Approx(z * stimulus.se_residual).margin(margin));
  CHECK(residual.stimuli[1].se_residual != residual.stimuli[1].se_fisher);
  const RecoveredListener& listener = residual.listeners[1];
  CHECK(listener.bias_ci_half == Approx(z * listener.bias_se).margin(margin));
}

TEST_CASE("recovered quality: three models are held against each other") {
  const RecoveredQuality answer = only_answer(scattered());
  REQUIRE(answer.models.size() == 3);
  CHECK(answer.models[0].model == "mos");
  CHECK(answer.models[1].model == "p913_bias");
  CHECK(answer.models[2].model == "ml");
  CHECK(*answer.models[1].fit.log_likelihood > *answer.models[0].fit.log_likelihood); // biases explain votes
}

TEST_CASE("recovered quality: two listeners are refused, and the votes are named") {
  CHECK_THROWS_WITH(
      recovered_quality(test::hand_votes("listener,stimulus,condition,vote\nL,s,c,4\nM,s,c,2\n"),
                        {"two.csv"}),
      "two.csv: the model of the listener needs three listeners or more, and here are 2; take mos");
}
