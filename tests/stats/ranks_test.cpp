#include "stats/ranks.h"

#include <catch2/catch.hpp>

using namespace quietroom::stats;

TEST_CASE("equal values share the mean of their ranks") {
  const Ranks ranks = mid_ranks(std::vector<double>{30, 10, 20, 10, 10});
  CHECK(ranks.values == std::vector<double>{5, 2, 4, 2, 2});
  CHECK(ranks.tie_sum == 24); // 3^3 - 3
  const Ranks two_groups = mid_ranks(std::vector<double>{1, 1, 2, 2});
  CHECK(two_groups.values == std::vector<double>{1.5, 1.5, 3.5, 3.5});
  CHECK(two_groups.tie_sum == 12); // twice 2^3 - 2
}

TEST_CASE("values that differ by rounding alone are equal, others are not") {
  CHECK(mid_ranks(std::vector<double>{7.0 / 3, 7.0 / 3 + 1e-13}).values == std::vector<double>{1.5, 1.5});
  CHECK(mid_ranks(std::vector<double>{1, 1 + 3e-9}).values == std::vector<double>{1, 2});
  CHECK(mid_ranks({}).values.empty());
}
