#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace quietroom::test {

/// Within `tolerance` relative to the larger of 1 and the expected number; null is no value.
inline void check_number(std::optional<double> value, const nlohmann::json& expected, double tolerance) {
  REQUIRE(value.has_value() == !expected.is_null());
  if (!value) return;
  const double number = expected.get<double>();
  CHECK_THAT(*value, Catch::Matchers::WithinAbs(number, tolerance * std::max(1.0, std::abs(number))));
}

} // namespace quietroom::test
