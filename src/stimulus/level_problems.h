#pragma once

#include "core/error.h"
#include "stimulus/measured_stimulus.h"

#include <filesystem>
#include <vector>

namespace quietroom::stimulus {

/// Active levels more than 0.5 dB off what they are meant to be (P.800 B.1.7), and files without speech.
/// Pure.
///
/// A prepared stimulus is meant to have the level of the last level step on its way; where noise was added,
/// its source is judged instead. What its chain does to the level behind that step is told as such: it may be
/// meant to be heard. Finished files are meant to have the set's level_dbov, else -26; where the
/// whole set lies elsewhere that is one problem, and its files are judged by their median. Files whose pauses
/// are filled with noise are not judged: their P.56 level is void.
std::vector<Problem> problems_of_levels(const std::filesystem::path& folder, const StimulusSet& set,
                                        const std::vector<MeasuredStimulus>& stimuli);

} // namespace quietroom::stimulus
