#include "signal/fir.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

TEST_CASE("a designed filter goes through the points of its response") {
  const std::vector<ResponsePoint> points = {{100, -20}, {300, 0}, {1000, 3}, {2000, 3}, {3000, -12}};
  const Fir fir = from_response(8000, points, 401);
  for (const ResponsePoint& each : points)
    CHECK_THAT(gain_db(fir, each.frequency_hz), WithinAbs(each.gain_db, 0.05)); // the last round's remainder
  CHECK_THAT(gain_db(fir, 3900), WithinAbs(-12, 0.5));                          // the last gain stays
  CHECK(gain_db(fir, 600) > 0.0);                                               // no overshoot between points
  CHECK(gain_db(fir, 600) < 3.0);
}
