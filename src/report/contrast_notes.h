#pragma once

#include "analysis/contrast.h"

#include <string>
#include <vector>

namespace quietroom::report {

/// How the pairs were tested, what letters mean, and why some pairs or levels have none; without full stops.
std::vector<std::string> contrast_notes(const analysis::Contrast& answer);

} // namespace quietroom::report
