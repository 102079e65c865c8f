#include "design/spaced_order.h"

#include "core/random.h"
#include "design/exchange_search.h"
#include "design/spacing.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

namespace quietroom::design {

namespace {

constexpr std::size_t n_kept = std::size(kept_apart);
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

Sequence drawn(const Frame& frame, std::mt19937_64& engine) {
  auto members = frame.members;
  for (auto& each : members)
    if (each.size() > 1) shuffle(each, engine);
  Sequence out;
  for (std::vector<std::size_t> round : frame.rounds) {
    if (round.size() > 1) shuffle(round, engine);
    for (const std::size_t each : round) {
      out.push_back(members[each].back());
      members[each].pop_back();
    }
  }
  return out;
}

/// What a search tries first.
enum class Taste { any, urgent, plentiful };

/// One search from the first position on.
class Search {
public:
  Search(const std::vector<Slot>& slots, const Frame& frame, const SpacingRule& rule, std::mt19937_64& engine)
      : m_slots(slots), m_frame(frame), m_rule(rule), m_engine(engine), m_round(round_of_positions(frame)),
        m_used(slots.size(), false), m_placed_class(frame.members.size(), nowhere) {
    for (std::size_t a = 0; a < n_kept; ++a)
      for (const Slot& slot : slots) {
        const std::size_t value = slot.*kept_apart[a].of;
        if (m_values[a].size() <= value) m_values[a].resize(value + 1);
        ++m_values[a][value].left;
      }
  }

  std::optional<Sequence> run(Taste taste, std::size_t steps) {
    const std::size_t n = m_round.size();
    std::vector<std::vector<Choice>> open(n + 1);
    if (n > 0) open[0] = choices(taste);
    while (m_order.size() < n) {
      auto& here = open[m_order.size()];
      if (here.empty()) {
        if (m_order.empty()) return std::nullopt;
        take_back();
        continue;
      }
      if (steps-- == 0) return std::nullopt;
      place(here.back());
      open[m_order.size() - 1].pop_back();
      if (m_order.size() < n) open[m_order.size()] = choices(taste);
    }
    Sequence out;
    for (const Placed& each : m_order) out.push_back(each.choice.slot);
    return out;
  }

private:
  struct Choice {
    std::size_t slot, of_class;
    std::uint64_t rank = 0;
  };
  struct Value {
    std::size_t left = 0;
    std::size_t last = nowhere; ///< position at which it came last
  };
  struct Placed {
    Choice choice;
    std::array<std::size_t, n_kept> last; ///< of its values, before
    std::size_t class_was = nowhere;      ///< round in which its class was placed before
  };

  Value& value(std::size_t a, std::size_t slot) { return m_values[a][m_slots[slot].*kept_apart[a].of]; }
  std::size_t gap(std::size_t a) const { return m_rule.spacing.*kept_apart[a].gap; }

  /// Where a value may come next.
  std::size_t earliest(const Value& one, std::size_t a) const {
    const std::size_t here = m_order.size();
    return one.last == nowhere ? here : std::max(here, one.last + gap(a) + 1);
  }

  /// How many positions could still be spent on others before a value must come; below 0: too late.
  std::ptrdiff_t slack(const Value& one, std::size_t a) const {
    return static_cast<std::ptrdiff_t>(m_round.size() - 1) -
           static_cast<std::ptrdiff_t>(earliest(one, a) + (one.left - 1) * (gap(a) + 1));
  }

  /// For each property the value that must come now, or nowhere. False where some value comes too late.
  bool find_forced(std::array<std::size_t, n_kept>& forced) const {
    forced.fill(nowhere);
    for (std::size_t a = 0; a < n_kept; ++a) {
      if (gap(a) == 0) continue;
      for (std::size_t v = 0; v < m_values[a].size(); ++v) {
        const Value& one = m_values[a][v];
        if (one.left == 0) continue;
        const std::ptrdiff_t room = slack(one, a);
        if (room < 0) return false;
        if (room > 0 || earliest(one, a) != m_order.size()) continue;
        if (forced[a] != nowhere) return false;
        forced[a] = v;
      }
    }
    return true;
  }

  bool fits(std::size_t slot, const std::array<std::size_t, n_kept>& forced) {
    const std::size_t here = m_order.size();
    for (std::size_t a = 0; a < n_kept; ++a) {
      if (gap(a) == 0) continue;
      if (forced[a] != nowhere && forced[a] != m_slots[slot].*kept_apart[a].of) return false;
      if (earliest(value(a, slot), a) != here) return false;
    }
    const auto& not_first = m_rule.spacing.not_first;
    const bool is_end = here == 0 || (m_rule.both_ends && here + 1 == m_round.size());
    return !is_end || not_first.empty() || !not_first[m_slots[slot].condition];
  }

  /// Higher ranks are tried first; what is equal is in random order.
  std::uint64_t rank_of(std::size_t slot, std::size_t of_class, Taste taste) {
    std::uint64_t rank = 0;
    if (taste == Taste::urgent) {
      std::ptrdiff_t least = static_cast<std::ptrdiff_t>(m_round.size());
      for (std::size_t a = 0; a < n_kept; ++a)
        if (gap(a) > 0) least = std::min(least, slack(value(a, slot), a));
      rank = m_round.size() - static_cast<std::size_t>(std::max<std::ptrdiff_t>(least, 0));
    } else if (taste == Taste::plentiful) {
      for (const std::size_t other : m_frame.members[of_class])
        if (!m_used[other] && m_slots[other].talker == m_slots[slot].talker) ++rank;
    }
    constexpr unsigned random_bits = 40;
    return rank << random_bits | m_engine() >> (64 - random_bits);
  }

  std::vector<Choice> choices(Taste taste) {
    std::vector<Choice> out;
    std::array<std::size_t, n_kept> forced{};
    if (!find_forced(forced)) return out;
    const std::size_t round = m_round[m_order.size()];
    for (const std::size_t of_class : m_frame.rounds[round]) {
      if (m_placed_class[of_class] == round) continue;
      for (const std::size_t slot : m_frame.members[of_class])
        if (!m_used[slot] && fits(slot, forced))
          out.push_back({slot, of_class, rank_of(slot, of_class, taste)});
    }
    constexpr std::size_t widest = 24; // of what else may be tried at one position
    if (out.size() > widest) {
      std::ranges::nth_element(out, out.end() - widest, {}, &Choice::rank);
      out.erase(out.begin(), out.end() - widest);
    }
    std::ranges::sort(out, {}, &Choice::rank);
    return out;
  }

  void place(Choice choice) {
    Placed one{choice, {}, m_placed_class[choice.of_class]};
    for (std::size_t a = 0; a < n_kept; ++a) {
      Value& mine = value(a, choice.slot);
      one.last[a] = mine.last;
      mine.last = m_order.size();
      --mine.left;
    }
    m_placed_class[choice.of_class] = m_round[m_order.size()];
    m_used[choice.slot] = true;
    m_order.push_back(one);
  }

  void take_back() {
    const Placed one = m_order.back();
    m_order.pop_back();
    for (std::size_t a = 0; a < n_kept; ++a) {
      Value& mine = value(a, one.choice.slot);
      mine.last = one.last[a];
      ++mine.left;
    }
    m_placed_class[one.choice.of_class] = one.class_was;
    m_used[one.choice.slot] = false;
  }

  const std::vector<Slot>& m_slots;
  const Frame& m_frame;
  const SpacingRule& m_rule;
  std::mt19937_64& m_engine;
  std::vector<std::size_t> m_round; ///< of each position
  std::array<std::vector<Value>, n_kept> m_values;
  std::vector<bool> m_used;
  std::vector<std::size_t> m_placed_class; ///< round in which each class was placed last
  std::vector<Placed> m_order;
};

} // namespace

std::optional<Sequence> spaced_order(const std::vector<Slot>& slots, const Frame& frame,
                                     const SpacingRule& rule, std::mt19937_64& engine) {
  if (!asks_for_something(rule.spacing)) return drawn(frame, engine);
  constexpr int exchanges = 3, searches = 9;
  for (int i = 0; i < exchanges; ++i)
    if (auto found = exchange_search(slots, frame, rule, drawn(frame, engine), engine)) return found;
  const std::size_t steps = 1000 + 12 * slots.size();
  constexpr std::array tastes = {Taste::any, Taste::urgent, Taste::plentiful};
  for (int i = 0; i < searches; ++i)
    if (auto found = Search(slots, frame, rule, engine).run(tastes[static_cast<std::size_t>(i) % 3], steps))
      return found;
  return std::nullopt;
}

} // namespace quietroom::design
