#pragma once

#include "core/error.h"
#include "stimulus/checked_set.h"
#include "stimulus/parallel.h"

#include <filesystem>
#include <vector>

namespace quietroom::stimulus {

/// Reads a set and measures every stimulus, on all cores, a file a core in memory. Throws an input Error only
/// where there is no set.toml; whatever else is wrong is among the problems.
Checked check(const std::filesystem::path& folder, const OnProgress& progress = {});

/// The sources of the set that are not there, one problem each.
std::vector<Problem> missing_sources(const std::filesystem::path& folder, const StimulusSet& set,
                                     Severity severity);

} // namespace quietroom::stimulus
