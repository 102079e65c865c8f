#include "report/significance.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

TEST_CASE("significance: confidence is named without the last bits of a subtraction") {
  CHECK(confidence_text(0.05) == "95 %");
  CHECK(confidence_text(0.001) == "99.9 %");
  CHECK(confidence_text(0.1) == "90 %");
}

TEST_CASE("significance: a p has four digits, below them a bound, and a dash where there is none") {
  CHECK(p_text(0.03121) == "0.0312");
  CHECK(p_text(0.0001) == "0.0001");
  CHECK(p_text(0.0000999) == "<0.0001");
  CHECK(p_text(std::nullopt) == "–");
}
