#include "votes/interner.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::votes;

TEST_CASE("an interner gives every text its number, however many there are") {
  Interner interner;
  for (std::uint32_t round = 0; round < 2; ++round)
    for (std::uint32_t i = 0; i < 50000; ++i) REQUIRE(interner.code("condition-" + std::to_string(i)) == i);
  CHECK(interner.size() == 50000);
  CHECK(interner.name(49999) == "condition-49999");
  CHECK(interner.code("") == 50000);
  CHECK(interner.code("") == 50000);
}

TEST_CASE("an interner numbers texts by their first appearance, in whatever pattern they come back") {
  Interner interner;
  for (int round = 0; round < 3; ++round) {
    CHECK(interner.code("b") == 0);
    CHECK(interner.code("b") == 0);
    CHECK(interner.code("ab") == 1); // ends as the one before
    CHECK(interner.code("") == 2);
    CHECK(interner.code("a") == 3);
    CHECK(interner.code("ab") == 1);
    CHECK(interner.code("") == 2);
    CHECK(interner.code("b") == 0); // another one follows the empty text now
  }
  CHECK(interner.size() == 4);
  CHECK(interner.names() == std::vector<std::string>{"b", "ab", "", "a"});
}

TEST_CASE("an interner tells texts of nine letters apart that differ in one of them, a NUL as well") {
  Interner interner;
  const std::string text = "listener1";
  std::uint32_t expected = 0;
  CHECK(interner.code(text) == expected);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = '\0';
    CHECK(interner.code(other) == ++expected);
    CHECK(interner.name(expected) == other);
  }
  CHECK(interner.code(text.substr(0, 8)) == ++expected);
  CHECK(interner.code(text) == 0);
}
