#include "design/session_length.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

TEST_CASE("a session of 20 minutes is good, one of more wants a break, and one beyond 45 is too long") {
  CHECK(session_length(20 * 60) == SessionLength::good);
  CHECK(session_length(20 * 60 + 1) == SessionLength::wants_a_break);
  CHECK(session_length(45 * 60) == SessionLength::wants_a_break);
  CHECK(session_length(45 * 60 + 1) == SessionLength::too_long);
}

TEST_CASE("a session beyond 45 minutes is refused with its length, unless study.toml gives a reason") {
  auto set = test::small_set();
  auto design = test::small_design();
  design.arrangement.order_line = 9;
  CHECK_FALSE(too_long_refusal(design, plan_for(design, set, "L01"), set));
  for (auto& each : set.stimuli) each.seconds = 240; // 14 trials of 243.6 s and a break of 30 s: 57 min
  const Plan plan = plan_for(design, set, "L01");
  CHECK(is_too_long(plan, set));
  CHECK(too_long_refusal(design, plan, set) ==
        "study.toml:9: the session of listener L01 takes about 57 min, beyond the 45 min that P.800 practice "
        "allows; divide the samples by [[panel]], or write why it may: long_session = \"REASON\"");
  design.arrangement.long_session = "experts, two breaks";
  CHECK_FALSE(too_long_refusal(design, plan, set));
}
