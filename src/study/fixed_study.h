#pragma once

#include "core/error.h"
#include "design/design.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <vector>

namespace quietroom::study {

/// A study folder as a session needs it: its design, and its set as it was fixed when the study was made.
struct FixedStudy {
  std::filesystem::path folder;
  design::Design design;
  stimulus::StimulusSet set; ///< from STUDY/set; the audio lies in design.set
};

struct ReadFixedStudy {
  FixedStudy study;
  std::vector<Problem> problems; ///< with an error the study is not to be used
};

/// Reads study.toml, STUDY/set and its lock, and with assignment = "least-filled" who has which seat (of the
/// server, where the study has one; a warning where it does not answer). Throws an input Error when one of
/// them is missing.
ReadFixedStudy read_fixed_study(const std::filesystem::path& folder);

} // namespace quietroom::study
