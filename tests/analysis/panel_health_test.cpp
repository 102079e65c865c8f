#include "analysis/panel_health.h"

#include "stats/session_checks.h"
#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::WithinAbs;

namespace {

analysis::PanelHealth health_of(const std::string& csv) {
  votes::VoteOptions options;
  options.factors_if_present.assign(stats::session_columns().begin(), stats::session_columns().end());
  return analysis::panel_health(test::hand_votes(csv, options)).answers.front().answer;
}

} // namespace

TEST_CASE("a listener has the mean and spread of the votes, and the median response time") {
  const auto health = health_of(
      "listener,stimulus,condition,vote,response_ms\nA,s,c,1,500\nA,t,d,3,700\nA,u,d,5,1500\nB,s,c,2,100\n");
  REQUIRE(health.listeners.size() == 2);
  CHECK(health.listeners[0].mean == 3);
  CHECK(health.listeners[0].sd == 2); // of 1, 3, 5 with divisor n - 1
  CHECK(health.listeners[0].response_s == 0.7);
  CHECK_THAT(*health.listeners[0].response_spread_s, WithinAbs(0.2, 1e-12)); // of 0.2, 0 and 0.8
  CHECK_FALSE(health.listeners[1].sd);
  CHECK(health.positions.empty()); // no column trial
}

TEST_CASE("votes that fall in the course of a session show it, whatever order the rows stand in") {
  // Two conditions of equal mean; each listener gives a step less in the second half.
  const std::string forward =
      "listener,stimulus,condition,trial,vote\nA,s,c,1,4\nA,t,d,2,4\nA,u,c,3,3\nA,v,d,4,3\n"
      "B,s,c,1,5\nB,t,d,2,5\nB,u,c,3,4\nB,v,d,4,4\n";
  const std::string backward =
      "listener,stimulus,condition,trial,vote\nB,v,d,4,4\nB,u,c,3,4\nB,t,d,2,5\nB,s,c,1,5\n"
      "A,v,d,4,3\nA,u,c,3,3\nA,t,d,2,4\nA,s,c,1,4\n";
  for (const std::string& csv : {forward, backward}) {
    const auto positions = health_of(csv).positions;
    REQUIRE(positions.size() == 4);
    CHECK(positions[0].position == 1);
    CHECK_THAT(positions[0].deviation, WithinAbs(0.5, 1e-12)); // 4.5 less the mean 4
    CHECK_THAT(positions[3].deviation, WithinAbs(-0.5, 1e-12));
    CHECK(positions[0].n_listeners == 2);
    CHECK(positions[0].half.has_value());
  }
}

TEST_CASE("trials count on from block to block") {
  const auto positions =
      health_of("listener,stimulus,condition,block,trial,vote\nA,s,c,2,1,1\nA,t,c,1,1,5\nA,u,c,10,1,3\n")
          .positions;
  REQUIRE(positions.size() == 3);
  CHECK(positions[0].deviation == 2);  // block 1
  CHECK(positions[1].deviation == -2); // block 2
  CHECK(positions[2].deviation == 0);  // block 10
}

TEST_CASE("a trial that is no number tells no order") {
  CHECK(health_of("listener,stimulus,condition,trial,vote\nA,s,c,first,4\nA,t,c,2,4\n").positions.empty());
}
