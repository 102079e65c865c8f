#pragma once

#include "analysis/study_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::report {

/// Blocks, break, length and level; where the trials of each condition fall, at which positions of a round,
/// what follows what, and the votes per file and condition.
std::string study_plan_text(const analysis::StudyPlan& plan);

/// A sentence without its full stop where a session is longer than it should be.
std::optional<std::string> length_warning(const analysis::StudyPlan& plan);

/// All that a planner should be told, a sentence each without its full stop: the length, and orders that are
/// not complete over the planned listeners.
std::vector<std::string> plan_warnings(const analysis::StudyPlan& plan);

/// Every trial of every listener, a row each, with the stimulus that is judged. Not for listeners' eyes.
std::string orders_csv(const analysis::StudyPlan& plan);

/// One document: `listeners[] {listener, panel, trials[] {block, block_type, trial, question, presented[]
/// {stimulus, condition, talker, sample, role}}}`, `balance {order, conditions[], position_difference,
/// positions[], carry_over[], carry_over_in_round[], cells[]}` and `minutes[]`, the expected length of each
/// listener's session. Blocks and trials count from 1. Not for listeners' eyes.
std::string study_plan_json(const analysis::StudyPlan& plan);

} // namespace quietroom::report
