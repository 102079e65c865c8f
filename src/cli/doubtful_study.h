#pragma once

#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::cli {

/// Makes a blind CCR study of some stimuli of a set: DIR/set with copies of their files and their clean
/// sounds as the reference condition, and DIR/study, ready for the station. Stimuli without a clean sound,
/// and clean sounds themselves, are left out and said. Throws an input Error where DIR is there already or
/// nothing is left.
void make_doubtful_study(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                         const std::vector<std::string>& stimuli, const std::filesystem::path& dir);

} // namespace quietroom::cli
