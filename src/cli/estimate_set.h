#pragma once

#include "cli/command.h"
#include "estimate/pair_estimate.h"

#include <filesystem>
#include <vector>

namespace quietroom::cli {

/// `estimate SET`; returns an ExitCode.
int estimate_set(const std::filesystem::path& folder, const Arguments& arguments,
                 const estimate::EstimateRequest& request);

/// --baseline, --fail-if, --worst, --junit, --make-study, --force
std::vector<Option> gate_options();

} // namespace quietroom::cli
