#pragma once

#include "scoring/set_score.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::scoring {

/// The scores of one condition: means over the stimuli that have one.
struct ConditionScores {
  std::string condition;
  std::size_t scored = 0, without = 0; ///< stimuli with and without a MOS-LQO
  std::optional<double> mos_lqo, lowest_mos_lqo;
  std::string lowest; ///< the stimulus that has it; empty where none has a score
  estimate::SmallMeasures small;
};

/// In the order in which conditions first stand. Values are summed from the lowest on, so that no order of
/// stimuli changes a digit. Pure.
std::vector<ConditionScores> condition_scores(const std::vector<SetScore>& scores);

/// The mean of those that are there; nothing for none.
std::optional<double> mean_of(std::vector<std::optional<double>> values);

} // namespace quietroom::scoring
