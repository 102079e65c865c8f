#include "compare/equivalent_q.h"

#include "stats/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::compare {

namespace {

/// Steps of the ladder that have one level together.
struct Block {
  std::vector<const MnruStep*> steps;
  double mos() const {
    double sum = 0;
    for (const MnruStep* step : steps) sum += step->mos;
    return sum / static_cast<double>(steps.size());
  }
};

/// Pool adjacent violators.
std::vector<Block> monotone(const std::vector<MnruStep>& ladder) {
  std::vector<Block> out;
  for (const MnruStep& step : ladder) {
    out.push_back({{&step}});
    while (out.size() > 1 && out[out.size() - 2].mos() > out.back().mos()) {
      Block& before = out[out.size() - 2];
      before.steps.insert(before.steps.end(), out.back().steps.begin(), out.back().steps.end());
      out.pop_back();
    }
  }
  return out;
}

std::vector<double> shares_of(const Block& block, const std::vector<double>& shares, std::size_t listeners,
                              std::size_t conditions) {
  std::vector<double> out(listeners, 0);
  for (const MnruStep* step : block.steps)
    for (const std::size_t c : step->conditions)
      for (std::size_t i = 0; i < listeners; ++i)
        out[i] +=
            shares[i * conditions + c] / static_cast<double>(step->conditions.size() * block.steps.size());
  return out;
}

/// Where d^2 <= limit v on a straight piece, in parts of it: d and every listener's share in its error are
/// linear there, d0 - w d1 and s0 - w s1. Of 0, 1 and the places between where both are equal, those that
/// hold.
std::vector<double> held(double d0, double d1, double s00, double s01, double s11) {
  const double a = d1 * d1 - s11, b = d0 * d1 - s01, c = d0 * d0 - s00; // a w^2 - 2 b w + c <= 0
  std::vector<double> out;
  if (c <= 0) out.push_back(0);
  if (a - 2 * b + c <= 0) out.push_back(1);
  const double inside = b * b - a * c;
  if (inside < 0) return out;
  const double larger = b + std::copysign(std::sqrt(inside), b); // no cancellation
  for (const double w : {larger / a, c / larger})
    if (w > 0 && w < 1) out.push_back(w); // NaN and infinite ones are not
  return out;
}

} // namespace

MnruCurve::MnruCurve(const PanelScores& panel, const MnruOrder& order)
    : m_mos(condition_mos(panel)), m_shares(error_shares(panel)), m_listeners(panel.n_listeners),
      m_conditions(panel.conditions.size()) {
  assert(order.ladder.size() > 1);
  for (const Block& block : monotone(order.ladder)) {
    const Node level{0, block.mos(), shares_of(block, m_shares, m_listeners, m_conditions)};
    for (const MnruStep* step : block.steps) {
      m_nodes.push_back(level);
      m_nodes.back().q_db = step->q_db;
    }
  }
}

std::vector<MnruCurve::Place> MnruCurve::places() const {
  std::vector<Place> out;
  for (const Node& each : m_nodes) out.push_back({each.q_db, each.mos});
  return out;
}

QPlace MnruCurve::at(double mos) const {
  if (mos < m_nodes.front().mos) return {QPlace::Side::below, 0};
  if (mos > m_nodes.back().mos) return {QPlace::Side::above, 0};
  const auto less = [](const Node& node, double value) { return node.mos < value; };
  const auto from = std::lower_bound(m_nodes.begin(), m_nodes.end(), mos, less);
  const auto to = std::find_if(from, m_nodes.end(), [&](const Node& node) { return node.mos > mos; });
  if (from != to) return {QPlace::Side::within, (from->q_db + std::prev(to)->q_db) / 2};
  const Node &low = *std::prev(from), &high = *from;
  return {QPlace::Side::within, low.q_db + (mos - low.mos) / (high.mos - low.mos) * (high.q_db - low.q_db)};
}

std::vector<double> MnruCurve::accepted(std::size_t condition) const {
  const auto n = static_cast<double>(m_listeners);
  const double t = stats::student_t_quantile(0.975, n - 1);
  const double factor = t * t * n / (n - 1);
  std::vector<double> out;
  for (std::size_t k = 0; k + 1 < m_nodes.size(); ++k) {
    const Node &low = m_nodes[k], &high = m_nodes[k + 1];
    double s00 = 0, s01 = 0, s11 = 0;
    for (std::size_t i = 0; i < m_listeners; ++i) {
      const double s0 = m_shares[i * m_conditions + condition] - low.shares[i];
      const double s1 = high.shares[i] - low.shares[i];
      s00 += factor * s0 * s0;
      s01 += factor * s0 * s1;
      s11 += factor * s1 * s1;
    }
    for (const double w : held(m_mos[condition] - low.mos, high.mos - low.mos, s00, s01, s11))
      out.push_back(low.q_db + w * (high.q_db - low.q_db));
  }
  return out;
}

EquivalentQ MnruCurve::of(std::size_t condition) const {
  EquivalentQ out{at(m_mos[condition]), {}, {}};
  if (m_listeners < 3) return out;
  const std::vector<double> held_at = accepted(condition);
  if (held_at.empty()) {
    out.low = out.high = out.q; // beyond the ladder, and surely so
    return out;
  }
  const auto [least, most] = std::minmax_element(held_at.begin(), held_at.end());
  const bool open_below = *least <= m_nodes.front().q_db, open_above = *most >= m_nodes.back().q_db;
  out.low = open_below ? QPlace{QPlace::Side::below, 0} : QPlace{QPlace::Side::within, *least};
  out.high = open_above ? QPlace{QPlace::Side::above, 0} : QPlace{QPlace::Side::within, *most};
  return out;
}

} // namespace quietroom::compare
