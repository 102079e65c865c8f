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
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].message == "1 of 3 stimuli has no score of polqa and is left out of its means: b.1");
  CHECK(warnings[1].message == "1 stimulus with a score of polqa has no votes and is left out: other");
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

TEST_CASE("a row that states another condition than the votes is refused with its line") {
  const auto table = test::hand_votes(votes_csv);
  std::vector<Problem> warnings;
  auto scores = question({{"a.1", 4}, {"a.2", 3}, {"b.1", 1}, {"other", 1}});
  scores.stated = {{"a.1", "condition", "a", "p.csv:3"}, {"other", "condition", "x", "p.csv:4"}};
  CHECK_NOTHROW(analysis::scores_objective(table, scores, "v.csv", false, warnings));
  scores.stated.push_back({"a.2", "condition", "x", "p.csv:5"});
  scores.stated.push_back({"b.1", "condition", "a", "p.csv:6"});
  CHECK_THROWS_WITH(analysis::scores_objective(table, scores, "v.csv", false, warnings),
                    "p.csv:5: a.2 is of condition x here and of a in v.csv; correct the row, or leave the "
                    "column condition out (1 more contradiction)");
}

TEST_CASE("a row that states another talker or sample than the votes is refused with its line") {
  votes::VoteOptions options;
  options.factors_if_present = {"talker", "sample"};
  const auto table = test::hand_votes("listener,stimulus,condition,talker,sample,vote\nL,a.1,a,f,s1,4\n"
                                      "L,a.2,a,m,s1,5\nL,b.1,b,,s1,2\n",
                                      options);
  std::vector<Problem> warnings;
  auto scores = question({{"a.1", 4}, {"a.2", 3}, {"b.1", 1}});
  scores.stated = {{"a.1", "talker", "f", "p.csv:3"}, {"b.1", "talker", "f", "p.csv:5"}}; // none in the votes
  CHECK_NOTHROW(analysis::scores_objective(table, scores, "v.csv", false, warnings));
  scores.stated.push_back({"a.2", "talker", "f", "p.csv:4"});
  scores.stated.push_back({"a.2", "sample", "s2", "p.csv:4"});
  CHECK_THROWS_WITH(
      analysis::scores_objective(table, scores, "v.csv", false, warnings),
      "p.csv:4: a.2 is of talker f here and of m in v.csv; correct the row, or leave the column "
      "talker out (1 more contradiction)");
  scores.stated.erase(scores.stated.begin() + 2);
  CHECK_THROWS_WITH(analysis::scores_objective(table, scores, "v.csv", false, warnings),
                    Contains("a.2 is of sample s2 here and of s1 in v.csv"));
  CHECK_NOTHROW(analysis::scores_objective(test::hand_votes(votes_csv), scores, "v.csv", false, warnings));
}

TEST_CASE("scores of a measure that was computed may be of more than was voted on") {
  std::vector<Problem> warnings;
  auto scores = question({{"a.1", 4}, {"a.2", 3}, {"b.1", 1}, {"other", 1}});
  scores.computed = true;
  analysis::scores_objective(test::hand_votes(votes_csv), scores, "v.csv", false, warnings);
  CHECK(warnings.empty());
}

TEST_CASE("scores of another set are refused") {
  std::vector<Problem> warnings;
  CHECK_THROWS_WITH(analysis::scores_objective(test::hand_votes(votes_csv), question({{"x.1", 4}}), "v.csv",
                                               false, warnings),
                    Contains("no stimulus with votes has a score of polqa"));
}
