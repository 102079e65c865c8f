#include "compare/limit.h"
#include "compare/points.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::Contains;

namespace {

std::optional<std::string> failure_of(const char* limit, Order asked = Order::third) {
  return failure(parse_limit(limit), agreement(test::points_of("comp_main40")), asked);
}

} // namespace

TEST_CASE("a limit is a metric, a relation and a bound") {
  CHECK(failure_of("rmse_star>0.1") == "--fail-if rmse_star>0.1: rmse_star is 0.11922707380542874");
  CHECK_FALSE(failure_of("rmse_star > 0.3"));
  CHECK_FALSE(failure_of("mapping.rmse_star>0.1"));
  CHECK(failure_of("mapping.rmse_star>0.1", Order::none));
  CHECK(failure_of("n<=40"));
  CHECK_FALSE(failure_of("n<40"));
  CHECK(failure_of("n>=40"));
  CHECK_FALSE(failure_of("n>40"));
  CHECK(failure_of("first.outlier_ratio < 0.2"));
  CHECK(failure_of("pearson_ci_low<0.99"));
  CHECK_FALSE(failure_of("bias<-0.1"));
}

TEST_CASE("an undefined metric fails with its reason") {
  const Agreement constant = agreement(test::points_of("comp_constant"));
  CHECK_THAT(failure(parse_limit("pearson<0.9"), constant, Order::none).value(),
             Contains("pearson is undefined for 5 points") && Contains("no constant side"));
  CHECK_THAT(failure(parse_limit("mapping.rmse>1"), constant, Order::first).value(),
             Contains("no mapping of first order could be fitted"));
  const Agreement unknown = agreement(test::points_at({1, 2, 3}, {1, 2, 4}));
  CHECK_THAT(failure(parse_limit("rmse_star>9"), unknown, Order::none).value(),
             Contains("the uncertainty of every point"));
}

TEST_CASE("what is no limit is refused with what there is") {
  for (const char* text : {"", "rmse", "rmse>", "rmse>>1", "rmse>x", "rmse=1", ">1"})
    CHECK_THROWS_AS(parse_limit(text), Error);
  CHECK_THROWS_WITH(parse_limit("rsme>1"), Contains("rsme is no metric; there are n, d, pearson"));
  CHECK_THROWS_WITH(parse_limit("second.rmse>1"), Contains("second is no mapping"));
}
