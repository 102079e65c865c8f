#include "design/exchange_search.h"

#include "core/random.h"
#include "design/spacing.h"

#include <algorithm>

namespace quietroom::design {

namespace {

class Exchanging {
public:
  Exchanging(const std::vector<Slot>& slots, const Frame& frame, const SpacingRule& rule, Sequence start,
             std::mt19937_64& engine)
      : m_slots(slots), m_rule(rule), m_engine(engine), m_order(std::move(start)),
        m_round(round_of_positions(frame)), m_class(slots.size()), m_at(frame.rounds.size()),
        m_of_class(frame.members.size()) {
    for (std::size_t c = 0; c < frame.members.size(); ++c)
      for (const std::size_t slot : frame.members[c]) m_class[slot] = c;
    for (std::size_t p = 0; p < m_order.size(); ++p) m_at[m_round[p]].push_back(p);
  }

  std::optional<Sequence> run(std::size_t steps) {
    const std::size_t n = m_order.size();
    std::size_t good = 0; // positions in a row that are kept
    for (std::size_t p = start_position(); good < n; p = (p + 1) % n) {
      if (misses(p) == 0) {
        ++good;
        continue;
      }
      good = 0;
      if (steps-- == 0) return std::nullopt;
      improve(p);
    }
    return m_order;
  }

private:
  std::size_t start_position() { return static_cast<std::size_t>(uniform_below(m_engine, m_order.size())); }

  std::size_t drawn(std::size_t n) { return static_cast<std::size_t>(uniform_below(m_engine, n)); }

  /// How many neighbours are too near to what stands at a position.
  int misses(std::size_t p) const {
    int out = 0;
    for (const Kept& kept : kept_apart) {
      const std::size_t gap = m_rule.spacing.*kept.gap;
      const std::size_t mine = m_slots[m_order[p]].*kept.of;
      for (std::size_t q = p > gap ? p - gap : 0; q < m_order.size() && q <= p + gap; ++q)
        if (q != p && m_slots[m_order[q]].*kept.of == mine) ++out;
    }
    const auto& not_first = m_rule.spacing.not_first;
    const bool is_end = p == 0 || (m_rule.both_ends && p + 1 == m_order.size());
    return out + (is_end && !not_first.empty() && not_first[m_slots[m_order[p]].condition] ? 1 : 0);
  }

  /// Where what stands at `p` could stand instead: in its round, or at the place of another of its class.
  std::vector<std::size_t> places_for(std::size_t p) {
    constexpr std::size_t most = 24; // of each kind
    std::vector<std::size_t> out;
    const auto& round = m_at[m_round[p]];
    if (round.size() > 1)
      for (std::size_t i = 0; i < std::min(most, round.size()); ++i)
        out.push_back(round.size() > most ? round[drawn(round.size())] : round[i]);
    const std::size_t mine = m_class[m_order[p]];
    m_of_class.clear();
    for (std::size_t q = 0; q < m_order.size(); ++q)
      if (m_class[m_order[q]] == mine) m_of_class.push_back(q);
    for (std::size_t i = 0; i < std::min(most, m_of_class.size()); ++i)
      out.push_back(m_of_class.size() > most ? m_of_class[drawn(m_of_class.size())] : m_of_class[i]);
    std::erase(out, p);
    return out;
  }

  /// The exchange that leaves the fewest misses; of equal ones, any. One in a few makes it worse, so that the
  /// search does not stick.
  void improve(std::size_t p) {
    const auto places = places_for(p);
    if (places.empty()) return;
    int best = 0;
    std::size_t chosen = p, equal = 0;
    for (const std::size_t q : places) {
      const int before = misses(p) + misses(q);
      std::swap(m_order[p], m_order[q]);
      const int change = misses(p) + misses(q) - before;
      std::swap(m_order[p], m_order[q]);
      if (chosen == p || change < best) {
        best = change;
        chosen = q;
        equal = 1;
      } else if (change == best && drawn(++equal) == 0) {
        chosen = q;
      }
    }
    constexpr std::size_t one_worse_in = 16;
    if (best <= 0 || drawn(one_worse_in) == 0) std::swap(m_order[p], m_order[chosen]);
  }

  const std::vector<Slot>& m_slots;
  const SpacingRule& m_rule;
  std::mt19937_64& m_engine;
  Sequence m_order;
  std::vector<std::size_t> m_round;           ///< of each position
  std::vector<std::size_t> m_class;           ///< of each slot
  std::vector<std::vector<std::size_t>> m_at; ///< of each round: its positions
  std::vector<std::size_t> m_of_class;        ///< for places_for(), which is asked often
};

} // namespace

std::optional<Sequence> exchange_search(const std::vector<Slot>& slots, const Frame& frame,
                                        const SpacingRule& rule, Sequence start, std::mt19937_64& engine) {
  if (start.empty()) return start;
  const std::size_t steps = 200 + 6 * slots.size();
  return Exchanging(slots, frame, rule, std::move(start), engine).run(steps);
}

} // namespace quietroom::design
