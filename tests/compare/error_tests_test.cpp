#include "compare/model_test_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom::compare;

TEST_CASE("errors that are those of the other model times a number have no test of their spread") {
  // b is never wrong, so that sums and differences of the errors are the same: r = 1, and t would be
  // infinite.
  Contest contest;
  contest.mos = {1, 2, 3, 4};
  contest.estimate_a = {2, 4, 7, 4};
  contest.estimate_b = contest.mos;
  CHECK_FALSE(error_tests(contest, {100, 1}).pitman_morgan_t);
  contest.estimate_b = {1.5, 1.5, 3.5, 4};
  CHECK(error_tests(contest, {100, 1}).pitman_morgan_t);
}
