#pragma once

#include "analysis/planning_sweep.h"

#include <string>

/// A sweep over one input of a planned call, a row a value.
namespace quietroom::report {

std::string sweep_text(const analysis::PlanningSweep& swept); ///< with the edition and what is unverified
std::string sweep_csv(const analysis::PlanningSweep& swept);
std::string sweep_json(const analysis::PlanningSweep& swept); ///< {rows[], edition, unverified[]}

} // namespace quietroom::report
