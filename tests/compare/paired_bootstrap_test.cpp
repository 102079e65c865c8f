#include "compare/paired_bootstrap.h"

#include "compare/model_tests.h"
#include "compare/points.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("the paired bootstrap is the same for the same seed and for any order of the points") {
  auto a = test::points_of("comp_main40"), b = test::points_of("comp_main40", "objective_b");
  const auto difference = [&](std::uint64_t seed) {
    return *model_tests(a, b, Order::none, {2000, seed}).error.bootstrap;
  };
  const RmseDifference first = difference(1);
  CHECK_THAT(first.difference, WithinRel(0.2693964231769102 - 0.6080472984723204, 1e-12));
  CHECK(first.ci.low < first.difference);
  CHECK(first.difference < first.ci.high);
  CHECK(first.ci.high < 0);                          // A is nearer beyond doubt
  CHECK_THAT(first.p, WithinAbs(2.0 / 2001, 1e-12)); // no replicate beyond zero
  CHECK(difference(2).ci.low != first.ci.low);
  std::reverse(a.begin(), a.end());
  std::reverse(b.begin(), b.end());
  CHECK(difference(1).ci.low == first.ci.low);
}
