#include "design/level_positions.h"

#include "core/random.h"
#include "design/spacing.h"

#include <algorithm>
#include <random>

namespace quietroom::design {

namespace {

class Levelling {
public:
  Levelling(const LevelRequest& request, std::vector<FramedOrder>& orders)
      : m_request(request), m_orders(orders), m_sum(request.conditions, 0.0), m_n(request.conditions, 0.0) {
    for (const FramedOrder& each : orders)
      for (std::size_t p = 0; p < each.order.size(); ++p) {
        m_sum[condition(each, p)] += place(p);
        m_n[condition(each, p)] += 1;
      }
    for (double& n : m_n) n *= static_cast<double>(request.listeners) / static_cast<double>(orders.size());
  }

  double difference() const {
    double least = 0, most = 0;
    bool any = false;
    for (std::size_t c = 0; c < m_sum.size(); ++c) {
      if (m_n[c] == 0) continue;
      const double mean = m_sum[c] / m_n[c];
      least = any ? std::min(least, mean) : mean;
      most = any ? std::max(most, mean) : mean;
      any = true;
    }
    return most - least;
  }

  /// Exchanges two positions of one round unless that makes the means less equal.
  void try_exchange(std::size_t which, std::size_t p, std::size_t q) {
    FramedOrder& one = m_orders[which];
    if (p == q || one.round[p] != one.round[q]) return;
    const std::size_t a = condition(one, p), b = condition(one, q);
    if (a == b) return;
    const double by = place(q) - place(p);
    const double before = square(a, 0) + square(b, 0), after = square(a, by) + square(b, -by);
    if (after > before) return;
    std::swap(one.order[p], one.order[q]);
    if (!kept_at(one.order, p) || !kept_at(one.order, q)) return std::swap(one.order[p], one.order[q]);
    m_sum[a] += by;
    m_sum[b] -= by;
  }

private:
  std::size_t condition(const FramedOrder& one, std::size_t p) const {
    return m_request.slots[one.order[p]].condition;
  }

  /// Distance from the middle of the block.
  double place(std::size_t p) const {
    return static_cast<double>(p) - (static_cast<double>(m_request.slots.size()) - 1) / 2;
  }

  double square(std::size_t c, double by) const {
    const double mean = (m_sum[c] + by) / m_n[c];
    return mean * mean;
  }

  bool kept_at(const Sequence& order, std::size_t p) const {
    const auto& slots = m_request.slots;
    for (const Kept& kept : kept_apart) {
      const std::size_t gap = m_request.spacing.*kept.gap;
      for (std::size_t q = p > gap ? p - gap : 0; q < order.size() && q <= p + gap; ++q)
        if (q != p && slots[order[p]].*kept.of == slots[order[q]].*kept.of) return false;
    }
    const auto& not_first = m_request.spacing.not_first;
    const bool is_end = p == 0 || p + 1 == order.size();
    return !is_end || not_first.empty() || !not_first[slots[order[p]].condition];
  }

  const LevelRequest& m_request;
  std::vector<FramedOrder>& m_orders;
  std::vector<double> m_sum; ///< by condition: of the distances from the middle
  std::vector<double> m_n;   ///< by condition: its trials over the whole panel
};

} // namespace

double level_positions(const LevelRequest& request, std::vector<FramedOrder>& orders, std::uint64_t seed) {
  constexpr double level_enough = 0.5; // trials; the promise is 3
  Levelling levelling(request, orders);
  std::mt19937_64 engine(seed);
  const std::size_t n = request.slots.size();
  for (std::size_t sweep = 0; n > 1 && sweep < 200 && levelling.difference() >= level_enough; ++sweep)
    for (std::size_t i = 0; i < n; ++i) {
      const auto which = static_cast<std::size_t>(uniform_below(engine, orders.size()));
      const auto p = static_cast<std::size_t>(uniform_below(engine, n));
      const auto& round = orders[which].round; // a round is a stretch of positions
      const auto begin = std::ranges::find(round, round[p]) - round.begin();
      const auto length = static_cast<std::uint64_t>(std::ranges::count(round, round[p]));
      levelling.try_exchange(which, p,
                             static_cast<std::size_t>(begin) +
                                 static_cast<std::size_t>(uniform_below(engine, length)));
    }
  return levelling.difference();
}

} // namespace quietroom::design
