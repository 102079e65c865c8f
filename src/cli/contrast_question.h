#pragma once

#include "analysis/contrast.h"
#include "cli/command.h"

#include <vector>

namespace quietroom::cli {

/// --by, --test, --correction, --alpha.
std::vector<Option> contrast_options();

/// Throws an input Error for a word that is none, and for a correction of a test that corrects by itself.
analysis::ContrastQuestion contrast_question(const Arguments& arguments);

} // namespace quietroom::cli
