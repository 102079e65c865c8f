#pragma once

#include "core/error.h"
#include "stimulus/parallel.h"
#include "stimulus/sound_level.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <vector>

namespace quietroom::stimulus {

/// A stimulus as its file is found.
struct MeasuredStimulus {
  Stimulus stimulus;  ///< with what the lock promises
  std::string sha256; ///< of the file's bytes now
  int rate_hz = 0;
  int channels = 0;
  int bits = 0;
  double seconds = 0;
  SoundLevel level;
};

struct Checked {
  StimulusSet set;
  std::vector<MeasuredStimulus> stimuli; ///< in the order of the set; without those that cannot be read
  std::vector<Problem> problems;         ///< of set.toml, of each file, of the whole
};

/// Reads a set and measures every stimulus, on all cores. Throws an input Error only where there is no
/// set.toml; whatever else is wrong is among the problems.
Checked check(const std::filesystem::path& folder, const Progress& progress = {});

/// The sources of the set that are not there, one problem each.
std::vector<Problem> missing_sources(const std::filesystem::path& folder, const StimulusSet& set,
                                     Severity severity);

} // namespace quietroom::stimulus
