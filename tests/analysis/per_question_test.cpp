#include "analysis/per_question.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

std::size_t count(const votes::VoteTable& votes) { return votes.size(); }

} // namespace

TEST_CASE("per question: votes that name no question have one answer without a name") {
  const PerQuestion<std::size_t> answers = per_question(test::three_listeners(), count);
  CHECK_FALSE(answers.several);
  REQUIRE(answers.answers.size() == 1);
  CHECK(answers.answers[0].question.empty());
  CHECK(answers.answers[0].answer == 6);
}

TEST_CASE("per question: each question is answered from its own votes, in the order of the names") {
  const PerQuestion<std::size_t> answers = per_question(test::two_questions(), count);
  CHECK(answers.several);
  REQUIRE(answers.answers.size() == 2);
  CHECK(answers.answers[0].question == "BAK");
  CHECK(answers.answers[0].answer == 4);
  CHECK(answers.answers[1].question == "SIG");
  CHECK(answers.answers[1].answer == 4);
}

TEST_CASE("per question: what was left out and who was excluded is of all the votes together") {
  const Provenance provenance = per_question(test::two_questions(), count).provenance;
  CHECK(provenance.left_out == votes::LeftOut{1, 0, 0});
  REQUIRE(provenance.excluded.size() == 1);
  CHECK(provenance.excluded[0] == votes::Excluded{"L3", "by name", 1});
  CHECK_FALSE(provenance.simulated);
}

TEST_CASE("per question: another shape of the answers keeps questions and votes") {
  const auto words = each_answer(per_question(test::two_questions(), count),
                                 [](std::size_t n) { return std::to_string(n) + " votes"; });
  CHECK(words.several);
  CHECK(words.provenance.left_out.practice == 1);
  REQUIRE(words.answers.size() == 2);
  CHECK(words.answers[1].question == "SIG");
  CHECK(words.answers[1].answer == "4 votes");
}
