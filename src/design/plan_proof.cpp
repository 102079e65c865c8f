#include "design/plan_proof.h"

#include "method/names.h"
#include "method/scores.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace quietroom::design {

namespace {

using Counts = std::vector<std::vector<int>>;

/// The stimuli that are judged in the main blocks, once each time they are heard.
std::vector<std::size_t> judged_in_order(const Plan& plan, bool controls) {
  std::vector<std::size_t> out;
  for (const Block& block : plan.blocks) {
    if (block.type != BlockType::main) continue;
    std::optional<std::size_t> last;
    for (const method::Trial& trial : block.trials) {
      const method::Presented& judged = trial.presented[first_judged(trial)];
      if (!controls && is_control(judged.role)) continue;
      if (last != judged.stimulus) out.push_back(judged.stimulus);
      last = judged.stimulus;
    }
  }
  return out;
}

class Proving {
public:
  Proving(const std::vector<Plan>& plans, const stimulus::StimulusSet& set) {
    std::map<std::string, std::size_t> number;
    for (const stimulus::Condition& each : set.conditions) number.emplace(each.id, number.size());
    m_conditions = number.size();
    for (const Plan& plan : plans) {
      std::vector<std::size_t>& order = m_orders.emplace_back();
      for (const std::size_t each : judged_in_order(plan, false))
        order.push_back(number.at(set.stimuli[each].condition));
      m_used.insert(order.begin(), order.end());
    }
  }

  void count(PlanProof& out) const {
    const std::size_t k = m_used.size();
    const bool rounds = has_rounds();
    if (rounds) out.at_position.assign(m_conditions, std::vector<int>(k, 0));
    out.followed_by.assign(m_conditions, std::vector<int>(m_conditions, 0));
    if (rounds) out.followed_in_round = out.followed_by;
    for (const auto& order : m_orders)
      for (std::size_t p = 0; p < order.size(); ++p) {
        if (rounds) ++out.at_position[order[p]][p % k];
        if (p + 1 == order.size()) continue;
        ++out.followed_by[order[p]][order[p + 1]];
        if (rounds && (p + 1) % k != 0) ++out.followed_in_round[order[p]][order[p + 1]];
      }
    out.position_difference = difference();
  }

private:
  /// Whether every stretch of as many trials as there are conditions has each of them.
  bool has_rounds() const {
    const std::size_t k = m_used.size();
    return k > 0 && std::ranges::all_of(m_orders, [&](const std::vector<std::size_t>& order) {
             if (order.size() % k != 0) return false;
             for (std::size_t begin = 0; begin < order.size(); begin += k) {
               const auto from = order.begin() + static_cast<std::ptrdiff_t>(begin);
               if (std::set<std::size_t>(from, from + static_cast<std::ptrdiff_t>(k)).size() != k)
                 return false;
             }
             return true;
           });
  }

  double difference() const {
    std::map<std::size_t, std::pair<double, double>> sums;
    for (const auto& order : m_orders)
      for (std::size_t p = 0; p < order.size(); ++p) {
        sums[order[p]].first += static_cast<double>(p + 1);
        sums[order[p]].second += 1;
      }
    std::vector<double> means;
    for (const auto& [condition, sum] : sums) means.push_back(sum.first / sum.second);
    if (means.empty()) return 0;
    const auto [least, most] = std::ranges::minmax_element(means);
    return *most - *least;
  }

  std::size_t m_conditions = 0;
  std::vector<std::vector<std::size_t>> m_orders; ///< of conditions
  std::set<std::size_t> m_used;
};

} // namespace

PlanProof plan_proof(const std::vector<Plan>& plans, const stimulus::StimulusSet& set) {
  PlanProof out;
  Proving(plans, set).count(out);
  out.votes.assign(set.stimuli.size(), 0);
  for (const Plan& plan : plans)
    for (const std::size_t each : judged_in_order(plan, true)) ++out.votes[each];
  return out;
}

} // namespace quietroom::design
