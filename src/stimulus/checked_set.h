#pragma once

#include "core/error.h"
#include "stimulus/sound_level.h"
#include "stimulus/stimulus_set.h"
#include "stimulus/waveform.h"

#include <optional>
#include <string>
#include <vector>

/// A set as its files are found. Plain values; check.h and intake.h measure.
namespace quietroom::stimulus {

/// A stimulus as its file is found.
struct MeasuredStimulus {
  Stimulus stimulus;                 ///< with what the lock promises
  std::string sha256;                ///< of the file's bytes now
  std::string reference_sha256 = {}; ///< of the clean sound that set.toml names for it; empty where none is
  int rate_hz = 0;
  int channels = 0;
  int bits = 0;
  bool goes_on = false; ///< its header states less than there is; see signal::AudioInfo
  double seconds = 0;
  SoundLevel level;
  std::optional<double> true_peak_dbov; ///< nothing for digital silence
  Waveform waveform;
  std::optional<double> bandwidth_hz; ///< nothing for digital silence
  /// The pauses are fuller than those of the same talker and sample elsewhere in the set, so that P.56
  /// measures noise too and its value is void (see noise_fills_pauses.h).
  bool noise_fills_pauses = false;
};

struct Checked {
  StimulusSet set;
  std::vector<MeasuredStimulus> stimuli; ///< in the order of the set; without those that cannot be read
  std::vector<Problem> problems;         ///< of set.toml and of each file, in order_problems' order
};

} // namespace quietroom::stimulus
