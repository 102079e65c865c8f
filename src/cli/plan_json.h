#pragma once

#include "design/plan.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// The plans of a study as one JSON document: `listeners[] {listener, panel, trials[] {block, block_type,
/// trial, question, presented[] {stimulus, condition, talker, sample, role}}}`, `balance {conditions[] ...}`
/// and `minutes[]`, the expected length of each listener's session. Blocks and trials count from 1. Not for
/// listeners' eyes.
std::string plan_json(const std::vector<design::Plan>& plans, const stimulus::StimulusSet& set);

} // namespace quietroom::cli
