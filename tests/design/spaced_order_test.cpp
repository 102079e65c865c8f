#include "design/spaced_order.h"

#include "design/spacing.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom::design;

TEST_CASE("spaced order: the one order that keeps all gaps is found, from either talker") {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < 40; ++i) slots.push_back({i / 2, i % 2, i / 2});
  Spacing spacing;
  spacing.talker = 1;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937_64 engine(seed);
    const auto order = spaced_order(slots, one_round(40), {spacing, false}, engine);
    REQUIRE(order);
    CHECK(keeps(slots, *order, spacing, false));
  }
}

TEST_CASE(
    "spaced order: what cannot be is given up after a bounded search, also where only a search can tell") {
  // Two talkers take turns, but the middle round has one talker alone.
  const std::vector<Slot> slots = {{0, 0, 0}, {1, 1, 1}, {2, 0, 2}, {3, 0, 3}, {4, 1, 4}, {5, 1, 5}};
  Frame frame;
  frame.members = {{0}, {1}, {2}, {3}, {4}, {5}};
  frame.rounds = {{0, 1}, {2, 3}, {4, 5}};
  Spacing spacing;
  spacing.talker = 1;
  CHECK_FALSE(impossible_gap(slots, spacing));
  std::mt19937_64 engine(1);
  CHECK_FALSE(spaced_order(slots, frame, {spacing, false}, engine));
}

TEST_CASE("spaced order: both ends may be forbidden") {
  const std::vector<Slot> slots = {{0, 0, 0}, {1, 0, 1}, {2, 0, 2}};
  Spacing spacing;
  spacing.not_first = {true, false, false};
  std::mt19937_64 engine(5);
  for (int i = 0; i < 20; ++i) {
    const auto order = spaced_order(slots, one_round(3), {spacing, true}, engine);
    REQUIRE(order);
    CHECK((*order)[1] == 0);
  }
}
