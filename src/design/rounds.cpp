#include "design/rounds.h"

#include "core/random.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace quietroom::design {

namespace {

using Lists = std::vector<std::vector<std::size_t>>;

Lists slots_of_conditions(const std::vector<Slot>& slots, std::size_t conditions) {
  Lists out(conditions);
  for (std::size_t i = 0; i < slots.size(); ++i) out[slots[i].condition].push_back(i);
  return out;
}

std::size_t most_of(const Lists& lists) {
  std::size_t most = 0;
  for (const auto& each : lists) most = std::max(most, each.size());
  return most;
}

/// In which of `rounds` rounds a condition of `n` slots is: as many before the middle as behind it, each pair
/// of rounds at the same distance from it.
std::vector<std::size_t> rounds_of_condition(std::size_t n, std::size_t rounds, std::mt19937_64& engine) {
  std::vector<std::size_t> out;
  if (n == rounds) {
    out.resize(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
  }
  const std::size_t half = rounds / 2, pairs = std::min(n / 2, half);
  for (std::size_t j = 0; j < pairs; ++j) {
    const std::size_t begin = half * j / pairs, end = half * (j + 1) / pairs;
    const std::size_t at = begin + static_cast<std::size_t>(uniform_below(engine, end - begin));
    out.push_back(at);
    out.push_back(rounds - 1 - at);
  }
  if (out.size() < n) { // the odd one: the middle, or the round beside it that is free
    std::size_t at = half;
    while (std::ranges::find(out, at) != out.end()) at = (at + 1) % rounds;
    out.push_back(at);
  }
  return out;
}

} // namespace

Frame one_round(std::size_t slots) {
  Frame out;
  out.rounds.emplace_back(slots);
  std::iota(out.rounds.front().begin(), out.rounds.front().end(), std::size_t{0});
  for (std::size_t i = 0; i < slots; ++i) out.members.push_back({i});
  return out;
}

Frame condition_rounds(const std::vector<Slot>& slots, std::size_t conditions, std::mt19937_64& engine) {
  Frame out;
  out.members = slots_of_conditions(slots, conditions);
  out.rounds.resize(most_of(out.members));
  for (std::size_t c = 0; c < conditions; ++c)
    for (const std::size_t round : rounds_of_condition(out.members[c].size(), out.rounds.size(), engine))
      out.rounds[round].push_back(c);
  return out;
}

namespace {

using Crowds = std::vector<std::map<std::size_t, std::size_t>>;

struct FixedRounds {
  Frame frame;
  std::size_t crowding = 0; ///< sums of 1 to how often each sentence and talker is in each round
};

FixedRounds drawn_rounds(const std::vector<Slot>& slots, std::size_t conditions, std::mt19937_64& engine) {
  Frame drawn = condition_rounds(slots, conditions, engine);
  for (auto& each : drawn.members) shuffle(each, engine);
  const std::size_t rounds = drawn.rounds.size();
  FixedRounds out;
  out.frame.rounds.resize(rounds);
  for (std::size_t i = 0; i < slots.size(); ++i) out.frame.members.push_back({i});
  Crowds sentences(rounds), talkers(rounds);
  std::vector<std::size_t> order(conditions);
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, engine);
  for (const std::size_t c : order)
    for (std::size_t r = 0; r < rounds; ++r) {
      if (std::ranges::find(drawn.rounds[r], c) == drawn.rounds[r].end()) continue;
      const auto crowd = [&](std::size_t slot) {
        return std::tuple(sentences[r][slots[slot].sentence], talkers[r][slots[slot].talker]);
      };
      const auto best = std::ranges::min_element(drawn.members[c], {}, crowd);
      out.crowding += ++sentences[r][slots[*best].sentence] + ++talkers[r][slots[*best].talker];
      out.frame.rounds[r].push_back(*best);
      drawn.members[c].erase(best);
    }
  return out;
}

} // namespace

Frame fixed_rounds(const std::vector<Slot>& slots, std::size_t conditions, std::mt19937_64& engine) {
  constexpr int draws = 8; // of which the least crowded is taken
  FixedRounds best = drawn_rounds(slots, conditions, engine);
  for (int i = 1; i < draws; ++i)
    if (FixedRounds other = drawn_rounds(slots, conditions, engine); other.crowding < best.crowding)
      best = std::move(other);
  return best.frame;
}

Frame given_conditions(const std::vector<Slot>& slots, const std::vector<std::size_t>& conditions) {
  Frame out;
  const auto highest = std::ranges::max_element(conditions);
  out.members = slots_of_conditions(slots, highest == conditions.end() ? 0 : *highest + 1);
  for (const std::size_t each : conditions) out.rounds.push_back({each});
  return out;
}

std::vector<std::size_t> round_of_positions(const Frame& frame) {
  std::vector<std::size_t> out;
  for (std::size_t r = 0; r < frame.rounds.size(); ++r) out.insert(out.end(), frame.rounds[r].size(), r);
  return out;
}

} // namespace quietroom::design
