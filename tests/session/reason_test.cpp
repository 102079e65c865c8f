#include "session/reason.h"

#include <catch2/catch.hpp>

using namespace quietroom::session;

TEST_CASE("each reason has a word of its own, which leads back to it") {
  for (int i = 0; i <= static_cast<int>(Reason::timeout); ++i) {
    const auto reason = static_cast<Reason>(i);
    CAPTURE(name_of(reason));
    CHECK(reason_of(name_of(reason)) == reason);
  }
  CHECK(name_of(Reason::device_lost) == "device_lost");
  CHECK(name_of(Reason::killed) == "killed");
  CHECK(name_of(Reason::repeated_faults) == "repeated_faults");
  CHECK_FALSE(reason_of(""));
  CHECK_FALSE(reason_of("Killed"));
}
