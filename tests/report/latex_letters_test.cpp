#include "report/latex_letters.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

TEST_CASE("letters of T1 are those that LaTeX declares for it") {
  for (const std::uint32_t code : {0xE4U, 0xDFU, 0x142U, 0x17DU, 0x1E9EU, 0x201EU}) CHECK(is_in_t1(code));
  for (const std::uint32_t code : {0xD7U, 0x127U, 0x138U, 0x167U, 0x17FU, 0x1EBFU, 0x410U})
    CHECK(!is_in_t1(code));
}

TEST_CASE("every Greek letter from alpha to omega has one of mathematics") {
  for (std::uint32_t code = 0x3B1; code <= 0x3C9; ++code) CHECK(!math_letter(code).empty());
  for (std::uint32_t code = 0x391; code <= 0x3A9; ++code)
    if (code != 0x3A2) CHECK(!math_letter(code).empty()); // Unicode has no such letter
  CHECK(math_letter('a').empty());
}

TEST_CASE("scripts from right to left and wide ones are known") {
  CHECK(is_right_to_left(0x5D0));
  CHECK(is_right_to_left(0x627));
  CHECK(!is_right_to_left('a'));
  CHECK(is_east_asian(0x6F22));
  CHECK(!is_east_asian(0x416));
}
