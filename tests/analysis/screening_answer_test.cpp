#include "analysis/screening_answer.h"

#include "support/hand_votes.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

/// L1 and L2 hear the five stimuli alike; L3 gives a 3 to each.
const std::string one_straight_liner =
    "listener,stimulus,condition,response_ms,vote\n"
    "L1,s1,A,900,5\nL1,s2,B,800,4\nL1,s3,C,700,3\nL1,s4,D,900,2\nL1,s5,E,800,1\n"
    "L2,s1,A,900,5\nL2,s2,B,800,5\nL2,s3,C,700,3\nL2,s4,D,900,2\nL2,s5,E,800,1\n"
    "L3,s1,A,-20,3\nL3,s2,B,800,3\nL3,s3,C,700,3\nL3,s4,D,900,3\nL3,s5,E,800,3\n";

bool flagged(const stats::ScreenedListener& listener, std::string_view rule) {
  return std::any_of(listener.flags.begin(), listener.flags.end(),
                     [&](const stats::Flag& flag) { return flag.rule == rule; });
}

} // namespace

TEST_CASE("screening answer: who gives one vote to everything is flagged, the others are not") {
  const auto answers = screening_answer(test::hand_votes(one_straight_liner));
  REQUIRE(answers.answers.size() == 1);
  const auto& listeners = answers.answers[0].answer.screening.listeners;
  REQUIRE(listeners.size() == 3);
  CHECK(listeners[2].listener == "L3");
  CHECK(listeners[2].mean == 3);
  CHECK(flagged(listeners[2], "variance"));
  CHECK(flagged(listeners[2], "p913")); // an undefined correlation fails
  CHECK_FALSE(listeners[2].correlation.r_stimulus);
  CHECK(listeners[0].flags.empty());
}

TEST_CASE("screening answer: the course of the session counts where its columns were kept") {
  CHECK_FALSE(screening_answer(test::hand_votes(one_straight_liner))
                  .answers[0]
                  .answer.screening.listeners[2]
                  .session.early_votes);
  votes::VoteOptions options;
  const auto columns = stats::session_columns();
  options.factors_if_present.assign(columns.begin(), columns.end());
  const auto answers = screening_answer(test::hand_votes(one_straight_liner, options));
  CHECK(answers.answers[0].answer.screening.listeners[2].session.early_votes == 1);
}

TEST_CASE("screening answer: the variant of BT.500 is the one asked for and stands in the answer") {
  // All agree on s1: the text skips it, sureal counts each vote as P and as Q.
  const std::string csv = "listener,stimulus,condition,vote\nL1,s1,A,5\nL2,s1,A,5\nL3,s1,A,5\n";
  const auto plain = screening_answer(test::hand_votes(csv));
  CHECK(plain.answers[0].answer.screening.listeners[0].bt500.p == 0);
  const auto sureal = screening_answer(test::hand_votes(csv), stats::bt500_sureal());
  CHECK(sureal.answers[0].answer.bt500.count_zero_variance);
  CHECK(sureal.answers[0].answer.screening.listeners[0].bt500.p == 1);
}
