#include "stats/describe.h"

#include <catch2/catch.hpp>

using namespace quietroom::stats;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double last_digits = 1e-14; // whole sums of small numbers, divided once or twice

} // namespace

TEST_CASE("votes 1 2 2 5 are described as by hand") {
  const Description d = describe({1, {1, 2, 0, 0, 1}});
  CHECK(d.n == 4);
  CHECK(d.mean == 2.5);
  CHECK_THAT(d.sd.value(), WithinAbs(std::sqrt(3.0), last_digits)); // squares 2.25 .25 .25 6.25
  CHECK_THAT(d.sd_pop.value(), WithinAbs(1.5, last_digits));
  CHECK_THAT(d.se.value(), WithinAbs(std::sqrt(3.0) / 2, last_digits));
  CHECK(d.min == 1.0);
  CHECK(d.max == 5.0);
  CHECK(d.q1 == 1.75);
  CHECK(d.median == 2.0);
  CHECK(d.q3 == 2.75);
  CHECK(d.iqr == 1.0);
  CHECK_THAT(d.skewness.value(), WithinAbs(3 / 3.375, last_digits));  // mean cube (-3.375 - .25 + 15.625) / 4
  CHECK_THAT(d.kurtosis.value(), WithinAbs(11.0625 / 5.0625, 1e-13)); // mean fourth power 44.25 / 4
  CHECK(d.good_or_better_percent == 25.0);
  CHECK(d.poor_or_worse_percent == 75.0);
}

TEST_CASE("what votes cannot tell is empty") {
  const Description none = describe({1, {0, 0, 0, 0, 0}});
  CHECK(none.n == 0);
  CHECK_FALSE(none.mean);
  CHECK_FALSE(none.median);
  CHECK_FALSE(none.good_or_better_percent);
  const Description one = describe({1, {0, 0, 0, 1, 0}});
  CHECK(one.mean == 4.0);
  CHECK_FALSE(one.sd);
  CHECK_FALSE(one.se);
  CHECK(one.sd_pop == 0.0);
  const Description equal = describe({0, {0, 3}});
  CHECK(equal.sd == 0.0);
  CHECK_FALSE(equal.skewness);
  CHECK_FALSE(equal.kurtosis);
}

TEST_CASE("quantiles go from the least to the largest vote, linear between") {
  const Histogram votes{0, {1, 1, 0, 2}}; // 0 1 3 3
  CHECK(quantile(votes, 0) == 0.0);
  CHECK(quantile(votes, 0.5) == 2.0);
  CHECK(quantile(votes, 1) == 3.0);
  CHECK_THAT(quantile(votes, 0.1).value(), WithinAbs(0.3, last_digits));
}
