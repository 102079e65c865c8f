#pragma once

#include "core/json.h"
#include "stimulus/check.h"

#include <filesystem>

/// A checked set for people and for programs.
namespace quietroom::cli {

/// {stimuli[], conditions[], problems[]}; undefined is null.
Json checked_json(const std::filesystem::path& folder, const stimulus::Checked& checked);

/// To stdout: a line a condition, the problems grouped into errors and warnings and those of many files told
/// once, a closing line; with `each_file` a line a stimulus first.
void print_checked(const std::filesystem::path& folder, const stimulus::Checked& checked, bool each_file);

} // namespace quietroom::cli
