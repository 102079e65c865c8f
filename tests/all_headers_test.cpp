#include "all_headers.h" // made by CMake: every header of src

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("names of one module stand beside those of all others") {
  CHECK(std::is_same_v<stimulus::Context, Context>);
  CHECK_FALSE(std::is_same_v<stats::Limits, compare::OpenLimits>);
}
