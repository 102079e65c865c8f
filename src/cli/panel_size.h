#pragma once

#include "cli/command.h"

#include <vector>

namespace quietroom::cli {

/// The options of `plan` that ask how many listeners are enough.
std::vector<Option> panel_size_options();

/// Whether they were given.
bool asks_panel_size(const Arguments& arguments);

/// Answers; returns an ExitCode. Throws an input Error for values out of range.
int print_panel_size(const Arguments& arguments);

} // namespace quietroom::cli
