#include "report/limits_json.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("two limits stand in one array, the lower first") {
  const std::optional limits = stats::Limits{1.5, 2};
  CHECK(one_line(limits_json(limits)) == "[1.5, 2.0]");
  CHECK(one_line(limits_or_null(limits)) == "[1.5, 2.0]");
}

TEST_CASE("limits that are not known are two nulls where the key always holds two, else one") {
  const std::optional<stats::Limits> none;
  CHECK(one_line(limits_json(none)) == "[null, null]");
  CHECK(one_line(limits_or_null(none)) == "null");
  CHECK(one_line(limits_or_null(std::optional<compare::OpenLimits>())) == "null");
}

TEST_CASE("an interval that is open at one end has null there") {
  CHECK(one_line(limits_or_null(std::optional(compare::OpenLimits{std::nullopt, 2.5}))) == "[null, 2.5]");
}
