#include "compare/measures.h"

#include "compare/agreement.h"
#include "compare/points.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using quietroom::test::point;

TEST_CASE("a difference as large as the half-width is within it") {
  const std::vector<Point> points = {point("a", 3, 0.5, 3.5), point("b", 3, 0.5, 3.5000001)};
  const Agreement result = agreement(points);
  CHECK(result.conditions[0].within_ci == true);
  CHECK(result.conditions[1].within_ci == false);
  CHECK(result.conditions[0].difference == 0.5);
}

TEST_CASE("binary rounding decides no tie of decimals") {
  const std::vector<Point> points = {point("a", 1.1, 0.1, 1.2), point("b", 2.3, 0.1, 2.4),
                                     point("c", 3.1, 0.1, 3.2), point("d", 4.1, 0.1, 4.2),
                                     point("e", 4.5, 0.3, 4.2)};
  const Agreement result = agreement(points);
  CHECK(result.unmapped().outliers == 0);
  for (const ConditionAgreement& one : result.conditions) CHECK(one.within_ci == true);
}
