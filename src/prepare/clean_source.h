#pragma once

#include "signal/clip.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <string>

namespace quietroom::prepare {

struct CleanSource {
  std::string name; ///< of the source, or of the reference stimulus
  signal::Clip clip;
};

/// What a stimulus was made from: its source ready for its conditions, at the rate of the set; of finished
/// files the same talker and sample of the first reference condition. Nothing where there is neither. Throws
/// an input Error where the source cannot be read or its steps are mistaken.
std::optional<CleanSource> clean_source(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                                        const stimulus::Stimulus& stimulus);

} // namespace quietroom::prepare
