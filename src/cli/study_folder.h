#pragma once

#include "core/error.h"
#include "study/fixed_study.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::cli {

/// Says every problem on stderr; throws an input Error if one of them is an error. Of one problem alone its
/// own sentence is the error.
void stop_at_errors(const std::vector<Problem>& problems, const std::filesystem::path& where);

/// The study of a folder, or an input Error after every problem has been said.
study::FixedStudy study_of(const std::filesystem::path& folder);

/// Throws an input Error where the folder that `set` of study.toml names is not there.
void refuse_missing_set(const study::FixedStudy& study);

} // namespace quietroom::cli
