#include "stats/sos.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::stats;
using Catch::Matchers::WithinAbs;

TEST_CASE("votes at the two ends alone have the parameter 1, votes that agree 0") {
  CHECK_THAT(sos_parameter(std::vector<MeanVariance>{{3, 4}}, {1, 5}).value(), WithinAbs(1, 1e-14));
  CHECK_THAT(sos_parameter(std::vector<MeanVariance>{{2, 0}, {4, 0}}, {1, 5}).value(), WithinAbs(0, 1e-14));
}

TEST_CASE("the parameter is that of least squares through the origin") {
  // (high - mean)(mean - low) is 3 and 4; (3 * 1 + 4 * 2) / (9 + 16).
  CHECK_THAT(sos_parameter(std::vector<MeanVariance>{{2, 1}, {3, 2}}, {1, 5}).value(),
             WithinAbs(0.44, 1e-14));
}

TEST_CASE("means at the ends of the scale tell nothing") {
  CHECK_FALSE(sos_parameter(std::vector<MeanVariance>{{1, 0}, {5, 0}}, {1, 5}));
  CHECK_FALSE(sos_parameter({}, {1, 5}));
}
