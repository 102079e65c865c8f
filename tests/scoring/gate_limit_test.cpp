#include "scoring/gate_limit.h"

#include "core/error.h"
#include "support/set_scores.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::Contains;

TEST_CASE("a limit names what drops, by how much, of a stimulus or of a condition") {
  const auto limit = scoring::parse_gate_limit("visqol_drop>0.1");
  CHECK(limit.measure->name == "visqol");
  CHECK_FALSE(limit.of_condition);
  CHECK_FALSE(limit.is_met(0.1));
  CHECK(limit.is_met(0.11));
  const auto other = scoring::parse_gate_limit(" condition.lsd_db_drop >= 1 ");
  CHECK(other.measure->name == "lsd_db");
  CHECK(other.of_condition);
  CHECK(other.is_met(1));
}

TEST_CASE("what is no limit is refused with what there is") {
  CHECK_THROWS_WITH(scoring::parse_gate_limit("visqol>0.1"), Contains("there are visqol_drop, vnsim_drop"));
  CHECK_THROWS_WITH(scoring::parse_gate_limit("visqol_drp>0.1"), Contains("did you mean visqol_drop?"));
  for (const char* text : {"visqol_drop", "visqol_drop>", "visqol_drop>x", "visqol_drop<0.1", ""})
    CHECK_THROWS_WITH(scoring::parse_gate_limit(text), Contains("is no limit of a baseline"));
}

TEST_CASE("a drop is by how much a measure got worse, whichever way is better") {
  auto before = test::set_score("a.s", "a", 4), now = test::set_score("a.s", "a", 3.5);
  before.small.lsd_db = 2;
  now.small.lsd_db = 3;
  CHECK(scoring::drop_of(*scoring::parse_gate_limit("visqol_drop>0").measure, before, now) == 0.5);
  CHECK(scoring::drop_of(*scoring::parse_gate_limit("lsd_db_drop>0").measure, before, now) == 1.0);
  CHECK_FALSE(scoring::drop_of(*scoring::parse_gate_limit("stoi_drop>0").measure, before, now));
}
