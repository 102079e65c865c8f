#pragma once

#include "design/plan.h"

#include <cstddef>
#include <vector>

namespace quietroom::design {

/// Counts over the main blocks of all listeners, which prove what an order promises. Controls (gold and trap)
/// are left out, and a stimulus that is judged several times in a row counts once. Conditions are those of
/// the set, by index.
struct PlanProof {
  /// [condition][position of a round, from 0]; empty where blocks are no rounds of every condition once.
  std::vector<std::vector<int>> at_position;
  std::vector<std::vector<int>> followed_by;       ///< [condition][the one after it], from round to round too
  std::vector<std::vector<int>> followed_in_round; ///< the same within rounds; empty as at_position
  std::vector<int> votes;         ///< by stimulus of the set; of the first question, controls included
  double position_difference = 0; ///< greatest less least condition mean of position, trials
};

PlanProof plan_proof(const std::vector<Plan>& plans, const stimulus::StimulusSet& set);

} // namespace quietroom::design
