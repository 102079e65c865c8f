#pragma once

#include "stimulus/stimulus_set.h"

#include <string>
#include <vector>

namespace quietroom::analysis {

/// How a condition is called in tables and figures.
struct ConditionName {
  std::string id;
  std::string label;
  bool reference = false; ///< direct, MNRU: what the others are held against
};

/// Those of a set, in its order.
std::vector<ConditionName> condition_names(const stimulus::StimulusSet& set);

} // namespace quietroom::analysis
