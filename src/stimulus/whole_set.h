#pragma once

#include "core/error.h"
#include "stimulus/measured_stimulus.h"

#include <filesystem>
#include <vector>

/// What measured stimuli must be like, each by itself and all together. Pure.
namespace quietroom::stimulus {

/// Rate, channels, word length, hash, clipping and offset of each.
std::vector<Problem> problems_of_files(const std::filesystem::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli);

/// Equal files, conditions that lack samples which others have, references without a partner.
std::vector<Problem> problems_of_whole(const std::filesystem::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli);

/// All of them and problems_of_levels, in order; `stimuli` learn whether noise fills their pauses.
std::vector<Problem> judge(const std::filesystem::path& folder, const StimulusSet& set,
                           std::vector<MeasuredStimulus>& stimuli);

} // namespace quietroom::stimulus
