#include "analysis/scores_question.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using analysis::ScoresQuestion;
using Catch::Matchers::Contains;

namespace {

const std::string votes_csv =
    "listener,stimulus,condition,vote\nL,a.1,a,4\nL,a.2,a,5\nL,b.1,b,2\nM,a.1,a,4\n";

ScoresQuestion question(std::map<std::string, double> scores) {
  ScoresQuestion out;
  out.name = "polqa";
  out.version = "3";
  out.scores = std::move(scores);
  return out;
}

} // namespace

TEST_CASE("a condition has the mean over its stimuli with votes, and one without a score is told") {
  const auto table = test::hand_votes(votes_csv);
  std::vector<Problem> warnings;
  const auto found = analysis::scores_objective(table, question({{"a.1", 4}, {"a.2", 3}, {"other", 1}}),
                                                "v.csv", false, warnings);
  CHECK(found.values.at({"a", ""}) == 3.5); // one a stimulus, not one a vote
  CHECK(found.values.at({"a", "a.1"}) == 4);
  CHECK(found.values.count({"b", ""}) == 0);
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0].message, Contains("1 of 3 stimuli have no score of polqa") && Contains("b.1"));
  CHECK(found.origin == "polqa 3, 1 to 5, higher is better");
}

TEST_CASE(
    "a measure that falls as quality rises is turned round within its range, and another range is told") {
  const auto table = test::hand_votes(votes_csv);
  std::vector<Problem> warnings;
  auto distance = question({{"a", 0.5}, {"b", 2}});
  distance.by_condition = true;
  distance.range = {0, 3, false};
  const auto found = analysis::scores_objective(table, distance, "v.csv", false, warnings);
  CHECK(found.values.at({"a", ""}) == 2.5);
  CHECK(found.values.at({"b", ""}) == 1);
  CHECK_THAT(found.origin, Contains("lower is better (shown as 3 less the score)"));
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0].message, Contains("goes from 0 to 3"));
  CHECK_THROWS_WITH(analysis::scores_objective(table, distance, "v.csv", true, warnings),
                    Contains("--by stimulus"));
}

TEST_CASE("scores of another set are refused") {
  std::vector<Problem> warnings;
  CHECK_THROWS_WITH(analysis::scores_objective(test::hand_votes(votes_csv), question({{"x.1", 4}}), "v.csv",
                                               false, warnings),
                    Contains("no stimulus with votes has a score of polqa"));
}
