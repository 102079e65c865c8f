#include "design/level_positions.h"

#include "design/spacing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom::design;

TEST_CASE("level positions: equal rounds one after the other become level, and stay rounds") {
  std::vector<Slot> slots;
  FramedOrder order;
  for (std::size_t round = 0; round < 4; ++round)
    for (std::size_t c = 0; c < 10; ++c) {
      order.order.push_back(slots.size());
      order.round.push_back(round);
      slots.push_back({c, c % 2, round});
    }
  Spacing spacing;
  spacing.condition = 2;
  std::vector<FramedOrder> orders = {order};
  const double difference = level_positions({slots, 10, spacing, 1}, orders, 1);
  CHECK(difference < 3); // it was 9
  CHECK(keeps(slots, orders[0].order, spacing, false));
  for (std::size_t p = 0; p < slots.size(); ++p) CHECK(slots[orders[0].order[p]].sentence == p / 10);
}

TEST_CASE("level positions: one round of one listener is as it is, and its difference is told") {
  std::vector<Slot> slots = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {3, 0, 0}};
  std::vector<FramedOrder> orders = {{{0, 1, 2, 3}, {0, 0, 0, 0}}};
  CHECK(level_positions({slots, 4, Spacing{}, 1}, orders, 1) == 3);
}
