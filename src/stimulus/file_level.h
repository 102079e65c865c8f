#pragma once

#include "core/error.h"
#include "signal/missing_level.h"
#include "stimulus/sound_level.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::stimulus {

/// The levels of a sound file.
struct FileLevel {
  std::string file;
  SoundLevel level;
  double seconds = 0;
  bool has_loudness = false;                                     ///< whether the next two were measured
  std::optional<double> loudness_lufs = {}, true_peak_dbtp = {}; ///< of music: signal::Loudness
};

/// Nothing where P.56 gives a level; of several channels by the loudest.
std::optional<signal::MissingLevel> why_missing(const FileLevel& file);

/// What is to be said of the levels: a mean that counts as speech, why there is no level, why no loudness.
std::vector<Problem> level_notes(const FileLevel& file);

} // namespace quietroom::stimulus
