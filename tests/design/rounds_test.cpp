#include "design/rounds.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom::design;

namespace {

/// By condition: how many stimuli it has; talkers in turn.
std::vector<Slot> slots_of(const std::vector<std::size_t>& counts) {
  std::vector<Slot> out;
  for (std::size_t c = 0; c < counts.size(); ++c)
    for (std::size_t s = 0; s < counts[c]; ++s) out.push_back({c, s % 2, s});
  return out;
}

} // namespace

TEST_CASE("rounds: a frame of one round has every slot as a class of its own") {
  const Frame frame = one_round(3);
  CHECK(frame.rounds == std::vector<std::vector<std::size_t>>{{0, 1, 2}});
  CHECK(frame.members == std::vector<std::vector<std::size_t>>{{0}, {1}, {2}});
}

TEST_CASE("rounds: with equally many stimuli each round has every condition once") {
  std::mt19937_64 engine(1);
  const Frame frame = condition_rounds(slots_of({4, 4, 4}), 3, engine);
  REQUIRE(frame.rounds.size() == 4);
  for (const auto& round : frame.rounds) CHECK(round == std::vector<std::size_t>{0, 1, 2});
  CHECK(round_of_positions(frame) == std::vector<std::size_t>{0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3});
}

TEST_CASE("rounds: a condition with fewer stimuli is in as many rounds before the middle as behind it") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    std::mt19937_64 engine(seed);
    CAPTURE(seed);
    const Frame frame = condition_rounds(slots_of({9, 4, 3, 1}), 4, engine);
    REQUIRE(frame.rounds.size() == 9);
    for (const std::size_t condition : {1, 2, 3}) {
      int balance = 0, n = 0;
      for (std::size_t r = 0; r < 9; ++r)
        if (std::ranges::count(frame.rounds[r], condition) == 1) {
          balance += static_cast<int>(r) - 4;
          ++n;
        }
      CHECK(balance == 0);
      CHECK(n == (condition == 1 ? 4 : condition == 2 ? 3 : 1));
    }
  }
}

TEST_CASE("rounds: fixed rounds take each slot once and share out the talkers") {
  std::mt19937_64 engine(3);
  const auto slots = slots_of({4, 4, 4, 4});
  const Frame frame = fixed_rounds(slots, 4, engine);
  std::set<std::size_t> seen;
  for (const auto& round : frame.rounds) {
    std::map<std::size_t, int> talkers;
    for (const std::size_t slot : round) {
      seen.insert(slot);
      ++talkers[slots[slot].talker];
    }
    CHECK(talkers == std::map<std::size_t, int>{{0, 2}, {1, 2}});
  }
  CHECK(seen.size() == 16);
}

TEST_CASE("rounds: given conditions leave only the choice of their stimuli") {
  const Frame frame = given_conditions(slots_of({2, 2}), {1, 0, 0, 1});
  CHECK(frame.rounds == std::vector<std::vector<std::size_t>>{{1}, {0}, {0}, {1}});
  CHECK(frame.members == std::vector<std::vector<std::size_t>>{{0, 1}, {2, 3}});
}
