#pragma once

#include "analysis/exclude_by_rule.h"
#include "cli/command.h"

#include <optional>
#include <vector>

namespace quietroom::cli {

/// --exclude-by, --bt500.
std::vector<Option> exclusion_options();

/// "text", or what differs from it with commas between: population-sd, all-presentations, zero-variance;
/// "sureal" is all three. Throws an input Error for another word.
stats::Bt500Options bt500_options(const Arguments& arguments);

/// --exclude-by; throws an input Error for an unknown rule.
std::optional<analysis::ExclusionRule> exclusion_rule(const Arguments& arguments);

} // namespace quietroom::cli
