#include "compare/polynomial.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;

TEST_CASE("roots of a polynomial are found to the last bit, none is invented") {
  const auto roots =
      roots_between(product(Polynomial{-0.25, 1}, product(Polynomial{0.5, 1}, Polynomial{-3, 1})), -1, 1);
  REQUIRE(roots.size() == 2);
  CHECK_THAT(roots[0], WithinAbs(-0.5, 1e-15));
  CHECK_THAT(roots[1], WithinAbs(0.25, 1e-15));
  CHECK(roots_between(Polynomial{1, 0, 1}, -1, 1).empty());
}
