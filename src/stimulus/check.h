#pragma once

#include "core/error.h"
#include "stimulus/measured_stimulus.h"
#include "stimulus/parallel.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <vector>

namespace quietroom::stimulus {

struct Checked {
  StimulusSet set;
  std::vector<MeasuredStimulus> stimuli; ///< in the order of the set; without those that cannot be read
  std::vector<Problem> problems;         ///< of set.toml and of each file, in order_problems' order
};

/// Reads a set and measures every stimulus, on all cores, a file a core in memory. Throws an input Error only
/// where there is no set.toml; whatever else is wrong is among the problems.
Checked check(const std::filesystem::path& folder, const Progress& progress = {});

/// The sources of the set that are not there, one problem each.
std::vector<Problem> missing_sources(const std::filesystem::path& folder, const StimulusSet& set,
                                     Severity severity);

} // namespace quietroom::stimulus
