#include "session/reason.h"
#include "session/screen.h"

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

TEST_CASE("the screens have the words of the event stream") {
  using enum Screen;
  CHECK(name_of(welcome) == "welcome");
  CHECK(name_of(instructions) == "instructions");
  CHECK(name_of(check) == "check");
  CHECK(name_of(trial) == "trial");
  CHECK(name_of(rest) == "break");
  CHECK(name_of(thanks) == "thanks");
}
