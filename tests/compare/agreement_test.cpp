#include "compare/agreement.h"

#include "compare/points.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using quietroom::test::point;

TEST_CASE("what cannot be known stays undefined") {
  const std::vector<Point> one = {point("a", 3, std::nullopt, 3.5)};
  const Agreement result = agreement(one);
  CHECK(result.unmapped().rmse_n == 0.5);
  CHECK_FALSE(result.unmapped().rmse);
  CHECK_FALSE(result.unmapped().pearson);
  CHECK_FALSE(result.unmapped().rmse_star);
  CHECK_FALSE(result.unmapped().outlier_ratio);
  CHECK(result.bland_altman.bias == 0.5);
  CHECK_FALSE(result.bland_altman.sd);
  CHECK_FALSE(result.conditions[0].within_ci);
  const std::vector<Point> silent = {point("a", 3, 0.1, std::nullopt)};
  CHECK(agreement(silent).unmapped().n == 0);
  CHECK_FALSE(agreement(silent).unmapped().bias);
  CHECK_FALSE(agreement(silent).unmapped().rmse_n);
  CHECK_FALSE(agreement(silent).bland_altman.bias);
  const std::vector<Point> half_known = {point("a", 3, 0.1, 3.5), point("b", 2, std::nullopt, 2.5)};
  CHECK_FALSE(agreement(half_known).unmapped().rmse_star);
  CHECK(agreement(half_known).unmapped().rmse);
}
