#pragma once

#include "analysis/simulated_truth.h"
#include "study/snapshot.h"

#include <vector>

namespace quietroom::cli {

/// Where the simulated votes come from; none for a CSV, which does not say.
std::vector<analysis::SimulatedTruth> simulated_truths_of(const study::Snapshot& snapshot);

} // namespace quietroom::cli
