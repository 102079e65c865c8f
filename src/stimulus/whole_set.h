#pragma once

#include "stimulus/check.h"

/// What measured stimuli must be like, each by itself and all together. Pure.
namespace quietroom::stimulus {

/// Rate, channels, word length, hash, level and clipping of each.
std::vector<Problem> problems_of_files(const std::filesystem::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli);

/// Equal files, and conditions that lack a sample which others have.
std::vector<Problem> problems_of_whole(const std::filesystem::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli);

} // namespace quietroom::stimulus
