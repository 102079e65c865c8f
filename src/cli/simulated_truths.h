#pragma once

#include "analysis/simulated_truth.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// Where the simulated votes of a study or its database come from; none for a CSV, which does not say.
std::vector<analysis::SimulatedTruth> simulated_truths_of(const std::string& votes);

} // namespace quietroom::cli
