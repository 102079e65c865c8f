#pragma once

#include "cli/command.h"
#include "cli/read_votes.h"
#include "stats/mos_table.h"

#include <optional>
#include <string>
#include <vector>

/// What every command over VOTES has in common: its options.
namespace quietroom::cli {

/// What read_votes takes: --scale, --exclude, --conditions, --study, --simulated.
std::vector<Option> vote_reading_options();

/// Those, and --ci with its details, --context and --set, and last --json and --csv.
std::vector<Option> vote_options();

ReadingOptions reading_options(const Arguments& arguments, std::vector<std::string> factors);

/// --ci, `listeners` where not given, and the details of a bootstrap. Throws an input Error for details of
/// another method.
stats::CiOptions ci_options(const Arguments& arguments);

/// NB, WB, SWB or FB from --context; throws an input Error for another word.
std::optional<std::string> context_of(const Arguments& arguments);

} // namespace quietroom::cli
