#include "compare/agreement.h"

#include "compare/points.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using quietroom::test::point;

TEST_CASE("a falling line, two points and unknown uncertainties are said aloud") {
  using Catch::Matchers::StartsWith;
  CHECK_THAT(slope_warning(agreement(test::points_at({1, 2, 3, 4}, {4, 3.1, 2, 1}))).value(),
             StartsWith("NEGATIVE SLOPE"));
  CHECK_FALSE(slope_warning(agreement(test::points_at({1, 2, 3, 4}, {1, 2, 3.1, 4}))));
  CHECK_FALSE(
      slope_warning(agreement(test::points_at({1, 2, 3, 4}, {3.1, 3.1, 3.1, 3.1})))); // flat but for rounding
  const auto two = cautions(agreement(test::points_at({1, 2}, {1, 2})));
  CHECK_THAT(two.front(), StartsWith("Two points always lie on a line"));
  CHECK(cautions(agreement(test::points_of("comp_main40"))).empty());
  CHECK_THAT(cautions(agreement({})).front(), StartsWith("No point"));
}
