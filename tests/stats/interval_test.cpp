#include "stats/interval.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::stats;
using Catch::Matchers::WithinAbs;

TEST_CASE("every name of an interval reads back") {
  for (const char* name : {"votes", "listeners", "cluster", "twoway", "mixed", "bootstrap", "none"}) {
    CAPTURE(name);
    CHECK(text(parse_ci_method(name).value()) == name);
  }
  CHECK_FALSE(parse_ci_method("Votes"));
  CHECK_FALSE(parse_ci_method(""));
}

TEST_CASE("half the width is t times the standard error") {
  const double t_3 = 3.182446305284263; // t(0.975; 3)
  CHECK_THAT(half_width(4, 2.0, 0.95).value(), WithinAbs(t_3, 1e-9));
  CHECK(half_width(4, 0.0, 0.95) == 0.0);
  CHECK_FALSE(half_width(1, 2.0, 0.95));
  CHECK_FALSE(half_width(4, std::nullopt, 0.95));
  const MeanInterval found = interval_of_sorted(std::vector<double>{1, 2, 3, 6}, 0.95);
  CHECK(found.mean == 3);
  CHECK_THAT(found.sd.value(), WithinAbs(std::sqrt(14.0 / 3), 1e-14));
  CHECK_THAT(found.half.value(), WithinAbs(t_3 * std::sqrt(14.0 / 3) / 2, 1e-9));
}

TEST_CASE("one value has a mean alone") {
  const MeanInterval one = interval_of_sorted(std::vector<double>{4.5}, 0.95);
  CHECK(one.mean == 4.5);
  CHECK_FALSE(one.sd);
  CHECK_FALSE(one.half);
  CHECK_FALSE(mean_of_sorted(std::vector<double>{1, 2}).half); // no interval was asked for
}
