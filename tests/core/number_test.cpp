#include "core/number.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <limits>

using namespace quietroom;

TEST_CASE("only a whole finite number is a number") {
  CHECK(parse_double("1.5e3") == 1500.0);
  CHECK(parse_double("+2") == 2.0);
  for (const char* text : {"", " 1", "1 ", "1,5", "nan", "inf", "1e999", "x", "0x10"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_double(text));
  }
  CHECK(parse_integer("-3") == -3);
  CHECK_FALSE(parse_integer("3.0"));
}

TEST_CASE("the shortest text of a number reads back as the same number") {
  for (const double x : {0.1, 1.0 / 3.0, 93.206207723, -26.0, 1e-300, 5e22})
    CHECK(parse_double(shortest(x)) == x);
  CHECK(shortest(3.0) == "3");
  CHECK(shortest(std::numeric_limits<double>::quiet_NaN()).empty());
}

TEST_CASE("tables show fixed decimals, no negative zero and a dash for nothing") {
  CHECK(fixed(4.405, 2) == "4.41");
  CHECK(fixed(-0.001, 2) == "0.00");
  CHECK(fixed(-0.5, 1) == "-0.5");
  CHECK(fixed(std::nullopt, 2) == "–");
}

TEST_CASE("plain decimals are read as the nearest double, like all others") {
  for (const char* text : {"0", "-0.5", "93.2", "0.1", "123456789012345", "0.000000000000001", "12345.6789",
                           "007.50", "1234567890123456", "0.30000000000000004", "5e-3"}) {
    CAPTURE(text);
    CHECK(parse_double(text) == std::strtod(text, nullptr));
  }
  for (const char* text : {"", "-", ".", "1.2.3", "--1", "1 ", "1,2", "x", "1-"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_double(text));
  }
}
