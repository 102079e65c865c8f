#pragma once

#include "stimulus/checked_set.h"

#include <filesystem>
#include <string>

/// A checked set for people and for programs. Pure.
namespace quietroom::report {

/// A line a condition, the licences, the problems grouped into errors and warnings and those of many files
/// told once, a closing line; with `each_file` a line a stimulus first, and each problem.
std::string checked_text(const std::filesystem::path& folder, const stimulus::Checked& checked,
                         bool each_file);

/// {stimuli[], conditions[], licences[], problems[]}; undefined is null.
std::string checked_json(const std::filesystem::path& folder, const stimulus::Checked& checked);

} // namespace quietroom::report
