#include "compare/bland_altman.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Values = std::vector<double>;

TEST_CASE("differences of three points are those by hand") {
  // Differences 1 0 2 on means 1.5 2 4: mean 1, sd 1; slope over the means (0.5 0 1.5 about 2.5).
  const BlandAltman found = bland_altman(Values{1, 2, 3}, Values{2, 2, 5});
  CHECK_THAT(found.bias.value(), WithinAbs(1, 1e-14));
  CHECK_THAT(found.sd.value(), WithinAbs(1, 1e-14));
  CHECK_THAT(found.bias_ci_half.value(), WithinAbs(4.302652729911275 / std::sqrt(3.0), 1e-8)); // t(0.975; 2)
  CHECK_THAT(found.loa->low, WithinAbs(1 - 1.96, 1e-4)); // 1.959964 is taken
  CHECK_THAT(found.loa->high, WithinAbs(1 + 1.96, 1e-4));
  CHECK_THAT(found.slope.value(), WithinAbs(2.0 / 3.5, 1e-14)); // (-1*0 -.5*-1 + 1.5*1) / (1 + .25 + 2.25)
  CHECK_THAT(found.intercept.value(), WithinAbs(1 - 2.0 / 3.5 * 2.5, 1e-14));
}

TEST_CASE("one point has a bias alone, and equal means have no line") {
  const BlandAltman one = bland_altman(Values{3}, Values{4});
  CHECK(one.bias == 1.0);
  CHECK_FALSE(one.sd);
  CHECK_FALSE(one.loa);
  CHECK_FALSE(one.slope);
  CHECK_FALSE(bland_altman(Values{1, 3}, Values{3, 1}).slope);
}
