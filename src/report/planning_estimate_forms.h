#pragma once

#include "analysis/planning_estimate.h"

#include <string>

/// One estimate of a planned call.
namespace quietroom::report {

/// Scores, where the points go, what users say, and what is unverified; of an estimate without a value only
/// which value is missing. Other products' scores below, apart, where they were asked.
std::string planning_text(const analysis::PlanningEstimate& estimate);

/// One document; undefined is null.
std::string planning_json(const analysis::PlanningEstimate& estimate);

} // namespace quietroom::report
