#include "analysis/box_summary.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using analysis::box_summary;

TEST_CASE(
    "the box goes from quartile to quartile, the whiskers to the last votes within one and a half boxes") {
  // 1 2 3 4 5 6 7 8 20: quartiles of type 7 at 3, 5 and 7, so the whiskers reach from -3 to 13.
  const auto box = box_summary(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 20});
  CHECK(box.low_whisker == 1);
  CHECK(box.q1 == 3);
  CHECK(box.median == 5);
  CHECK(box.q3 == 7);
  CHECK(box.high_whisker == 8);
  CHECK(box.outliers == std::vector<double>{20});
  CHECK(box.mean == 56.0 / 9);
}

TEST_CASE("votes that are all equal are a box without height, and nothing lies beyond") {
  const auto box = box_summary(std::vector<double>(7, 3));
  CHECK(box.q1 == 3);
  CHECK(box.q3 == 3);
  CHECK(box.low_whisker == 3);
  CHECK(box.high_whisker == 3);
  CHECK(box.outliers.empty());
}

TEST_CASE("a whisker never points into its box") {
  // 1 1 1 9: the upper quartile is 3 and the last vote within reach of it 1.
  const auto box = box_summary(std::vector<double>{1, 1, 1, 9});
  CHECK(box.q3 == 3);
  CHECK(box.high_whisker == 3);
  CHECK(box.outliers == std::vector<double>{9});
}

TEST_CASE("votes need not be whole, and one is a box of its own") {
  const auto box = box_summary(std::vector<double>{0.5, 1.25});
  CHECK(box.median == 0.875);
  CHECK(box.high_whisker == 1.25);
  CHECK(box_summary(std::vector<double>{0.5}).q3 == 0.5);
}

TEST_CASE("the votes of each condition come ascending") {
  const auto votes = analysis::condition_votes(
      test::hand_votes("listener,stimulus,condition,vote\nA,s,y,4\nB,s,y,2\nA,t,x,3\n"));
  REQUIRE(votes.size() == 2);
  CHECK(votes[0].condition == "x");
  CHECK(votes[1].votes == std::vector<double>{2, 4});
}
