#include "design/balance.h"

#include "design/trials.h"
#include "method/scores.h"

#include <map>

namespace quietroom::design {

namespace {

const std::string& judged_condition(const method::Trial& trial, const stimulus::StimulusSet& set) {
  return set.stimuli[trial.presented[first_judged(trial)].stimulus].condition;
}

} // namespace

std::vector<PositionBalance> position_balance(const std::vector<Plan>& plans,
                                              const stimulus::StimulusSet& set) {
  std::map<std::string, PositionBalance> by_condition;
  std::vector<std::string> order;
  for (const stimulus::Condition& condition : set.conditions) order.push_back(condition.id);
  for (const Plan& plan : plans) {
    for (const Block& block : plan.blocks) {
      if (block.type != BlockType::main) continue;
      const std::size_t n = block.trials.size();
      for (std::size_t k = 0; k < n; ++k) {
        PositionBalance& row = by_condition[judged_condition(block.trials[k], set)];
        ++row.trials;
        row.mean_position += static_cast<double>(k + 1);
        ++(3 * k < n ? row.first_third : 3 * k < 2 * n ? row.middle_third : row.last_third);
      }
    }
  }
  std::vector<PositionBalance> out;
  for (const std::string& id : order) {
    PositionBalance row = by_condition[id];
    row.condition = id;
    if (row.trials > 0) row.mean_position /= row.trials;
    out.push_back(row);
  }
  return out;
}

double expected_seconds(const Plan& plan, const stimulus::StimulusSet& set, double seconds_per_vote) {
  double seconds = 0;
  for (const Block& block : plan.blocks) {
    for (const method::Trial& trial : block.trials)
      seconds += seconds_of(trial, plan.method, set) + seconds_per_vote + gaps_per_trial_s;
    const bool breaks =
        plan.break_after > 0 && static_cast<std::size_t>(plan.break_after) < block.trials.size();
    if (block.type == BlockType::main && breaks) seconds += plan.break_min_s;
  }
  return seconds;
}

} // namespace quietroom::design
