#pragma once

#include "cli/command.h"
#include "usage/page.h"

namespace quietroom::cli {

/// The program as a table: the commands by group, and what the manual says of each besides its options.
usage::Program program_of(const std::vector<Command>& commands);

} // namespace quietroom::cli
