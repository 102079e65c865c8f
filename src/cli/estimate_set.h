#pragma once

#include "cli/command.h"
#include "estimate/pair_estimate.h"

#include <filesystem>

namespace quietroom::cli {

/// `estimate SET`; returns an ExitCode.
int estimate_set(const std::filesystem::path& folder, const Arguments& arguments,
                 const estimate::EstimateRequest& request);

} // namespace quietroom::cli
