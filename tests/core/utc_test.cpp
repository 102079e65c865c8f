#include "core/utc.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("UTC is written with milliseconds") {
  CHECK(utc_text(std::chrono::system_clock::time_point{std::chrono::milliseconds{1'000'000'007'045}}) ==
        "2001-09-09T01:46:47.045Z");
}
