#pragma once

#include "design/plan.h"

#include <string>
#include <vector>

namespace quietroom::design {

/// Where the trials of one condition fall in the main blocks of a panel: the evidence that orders are
/// balanced.
struct PositionBalance {
  std::string condition;
  int trials = 0;           ///< over all listeners
  double mean_position = 0; ///< 1 = first, main block only
  int first_third = 0;      ///< trials in each third of the block
  int middle_third = 0;
  int last_third = 0;
};

std::vector<PositionBalance> position_balance(const std::vector<Plan>& plans,
                                              const stimulus::StimulusSet& set);

/// Of each trial: the page before it and the page of its vote take no key for 0.3 s each.
inline constexpr double gaps_per_trial_s = 0.6;

/// Seconds a listener sits: sounds, gaps, votes and the break. The vote time is an assumption of the planner.
double expected_seconds(const Plan& plan, const stimulus::StimulusSet& set, double seconds_per_vote = 3.0);

} // namespace quietroom::design
