#pragma once

#include "analysis/comparison.h"
#include "cli/command.h"

#include <vector>

namespace quietroom::cli {

/// Reads what the arguments name, and compares it. Says on stderr what must be known of the reading. Throws
/// an input Error for what cannot be compared, or must not be without a switch that is not given.
analysis::Comparison compared(const Arguments& arguments, const analysis::ComparisonChoice& choice);

/// VOTES, --pairs, --against, --by, the delays, and the switches of mixing_options.h.
std::vector<Option> question_options();

} // namespace quietroom::cli
