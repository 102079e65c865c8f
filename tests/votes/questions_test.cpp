#include "votes/questions.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;

namespace {

using Votes = std::vector<std::int16_t>;

const char* const p835 = "listener,stimulus,condition,vote,question\n"
                         "L,s,c,4,SIG\nL,s,c,2,BAK\nM,s,c,5,SIG\nM,s,c,3,OVRL\nM,t,c,1,BAK\n";

} // namespace

TEST_CASE("votes on several questions are taken apart, the questions bytewise") {
  const auto parts = by_question(test::votes_in(p835));
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].question == "BAK");
  CHECK(parts[0].votes.votes == Votes{2, 1});
  CHECK(parts[1].question == "OVRL");
  CHECK(parts[1].votes.votes == Votes{3});
  CHECK(parts[2].question == "SIG");
  CHECK(parts[2].votes.votes == Votes{4, 5});
  CHECK(parts[0].votes.stimulus().levels[parts[0].votes.stimulus().codes[1]] == "t");
}

TEST_CASE("a question all of whose listeners are excluded has no answer") {
  const auto parts = by_question(test::votes_in(p835, {.factors = {}, .scale = {}, .excluded = {"M"}}));
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].votes.votes == Votes{2});
  CHECK(parts[1].question == "SIG");
  CHECK(parts[1].votes.excluded.size() == 1);
}

TEST_CASE("a table of one question comes back as it is, without a name for it") {
  const std::string column = GENERATE("", ",question");
  const std::string value = column.empty() ? "" : ",SIG";
  const auto parts = by_question(test::votes_in("listener,stimulus,condition,vote" + column + "\nL,s,c,4" +
                                                value + "\nM,s,c,2" + value + "\n"));
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].question.empty());
  CHECK(parts[0].votes.votes == Votes{4, 2});
}

TEST_CASE("an empty cell is a question of its own beside others") {
  const auto parts =
      by_question(test::votes_in("listener,stimulus,condition,vote,question\nL,s,c,4,SIG\nL,s,c,1,\n"));
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].question.empty());
  CHECK(parts[0].votes.votes == Votes{1});
}
