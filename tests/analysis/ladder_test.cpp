#include "analysis/ladder.h"

#include "core/error.h"
#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using analysis::ladder_of;
using Catch::Matchers::WithinAbs;
using compare::QPlace;

namespace {

/// MNRU of 10 and 20 dB at 2 and 4, a codec between, one above and one below.
votes::VoteTable panel() {
  std::string csv = "listener,stimulus,condition,vote\n";
  for (const char* listener : {"A", "B", "C"})
    for (const auto& [condition, vote] :
         {std::pair{"m10", 2}, {"m20", 4}, {"codec", 3}, {"clean", 5}, {"broken", 1}})
      csv += std::string(listener) + ",s" + condition + ',' + condition + ',' + std::to_string(vote) + '\n';
  return test::hand_votes(csv);
}

} // namespace

TEST_CASE("a condition stands at the Q whose MOS it has, and beyond the ladder without a number") {
  const auto ladder = ladder_of(panel(), {{"m20", 20}, {"m10", 10}}, stats::CiMethod::listeners, "v.csv");
  REQUIRE(ladder.rungs.size() == 2);
  CHECK(ladder.rungs.front().condition == "m10");
  REQUIRE(ladder.others.size() == 3);
  CHECK(ladder.others[0].condition == "broken");
  CHECK(ladder.others[0].q.q.side == QPlace::Side::below);
  CHECK(ladder.others[1].q.q.side == QPlace::Side::above);
  CHECK_THAT(ladder.others[2].q.q.q_db, WithinAbs(15, 1e-12)); // half way from 2 to 4
  CHECK(ladder.curve.front().mos == 2);
  CHECK(ladder.curve.back().q_db == 20);
}

TEST_CASE("one rung is no ladder, and an unknown rung is named with the near miss") {
  CHECK_THROWS_WITH(ladder_of(panel(), {{"m10", 10}}, stats::CiMethod::listeners, "v.csv"),
                    Catch::Contains("two different Q"));
  CHECK_THROWS_WITH(ladder_of(panel(), {{"m1O", 10}, {"m20", 20}}, stats::CiMethod::listeners, "v.csv"),
                    Catch::Contains("did you mean m10"));
}
