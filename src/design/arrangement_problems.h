#pragma once

#include "core/error.h"
#include "design/design.h"
#include "stimulus/stimulus_set.h"

#include <string>
#include <vector>

namespace quietroom::design {

/// What of the arrangement cannot be done with this set: names that it has not, marks that contradict the
/// study, panels that are no equal parts, and constraints that no order can keep, each with the reason. What
/// passes may still be refused by plan_for(), where a search finds no order. `file` is the name of
/// study.toml.
std::vector<Problem> arrangement_problems(const Design& design, const stimulus::StimulusSet& set,
                                          const std::string& file);

} // namespace quietroom::design
