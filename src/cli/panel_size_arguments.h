#pragma once

#include "analysis/panel_size.h"
#include "cli/command.h"

#include <vector>

namespace quietroom::cli {

/// The options of `plan` that ask how many listeners are enough.
std::vector<Option> panel_size_options();

/// Whether they were given.
bool asks_panel_size(const Arguments& arguments);

/// Throws an input Error for values out of range, and for what does not go together.
analysis::PanelSizeQuestion panel_size_question(const Arguments& arguments);

} // namespace quietroom::cli
