#include "design/exchange_search.h"

#include "design/spacing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom::design;

TEST_CASE(
    "exchange search: where each condition is given, its stimuli change places until talkers are apart") {
  std::vector<Slot> slots; // 10 conditions, 8 stimuli by 4 talkers
  std::vector<std::size_t> conditions;
  for (std::size_t c = 0; c < 10; ++c)
    for (std::size_t s = 0; s < 8; ++s) slots.push_back({c, s % 4, s});
  for (std::size_t p = 0; p < 80; ++p) conditions.push_back(p % 10);
  Spacing spacing;
  spacing.talker = 1;
  const Frame frame = given_conditions(slots, conditions);
  Sequence start;
  for (std::size_t p = 0; p < 80; ++p) start.push_back(p % 10 * 8 + p / 10); // one talker for a whole round
  std::mt19937_64 engine(2);
  const auto found = exchange_search(slots, frame, {spacing, false}, start, engine);
  REQUIRE(found);
  CHECK(keeps(slots, *found, spacing, false));
  for (std::size_t p = 0; p < 80; ++p) CHECK(slots[(*found)[p]].condition == conditions[p]);
  auto sorted = *found;
  std::ranges::sort(sorted);
  for (std::size_t i = 0; i < 80; ++i) CHECK(sorted[i] == i);
}

TEST_CASE("exchange search: what cannot be ends, and is not found") {
  const std::vector<Slot> slots = {{0, 0, 0}, {1, 0, 1}};
  Spacing spacing;
  spacing.talker = 1;
  std::mt19937_64 engine(2);
  CHECK_FALSE(exchange_search(slots, one_round(2), {spacing, false}, {0, 1}, engine));
  CHECK(exchange_search({}, one_round(0), {spacing, false}, {}, engine)->empty());
}
