#include "core/clock.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

using namespace quietroom;

TEST_CASE("the clock goes on in seconds and never back") {
  const double before_s = monotonic_s();
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const double after_s = monotonic_s();
  CHECK(after_s - before_s >= 0.005); // a sleep lasts at least what was asked for
  CHECK(after_s - before_s < 60);     // nor is the unit another one
}
