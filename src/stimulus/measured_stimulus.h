#pragma once

#include "core/error.h"
#include "signal/audio_file.h"
#include "stimulus/sound_level.h"
#include "stimulus/stimulus_set.h"
#include "stimulus/waveform.h"

#include <filesystem>
#include <optional>
#include <string>

namespace quietroom::stimulus {

/// A stimulus as its file is found.
struct MeasuredStimulus {
  Stimulus stimulus;  ///< with what the lock promises
  std::string sha256; ///< of the file's bytes now
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

/// Reads and measures one file; it is in memory only meanwhile. Throws an input Error when it cannot be used.
MeasuredStimulus measured(const std::filesystem::path& file, const Stimulus& stimulus,
                          const std::optional<signal::RawFormat>& raw = {});

/// The same of a file in memory whose bytes have that hash.
MeasuredStimulus measured(const signal::SoundInMemory& sound, std::string sha256, const Stimulus& stimulus);

/// The same of a clip in memory, made from a file whose bytes have that hash.
MeasuredStimulus measured_clip(const signal::Clip& clip, int bits, std::string sha256,
                               const Stimulus& stimulus);

/// What an Error says of `file`, as a problem of it.
Problem problem_of(const Error& error, const std::filesystem::path& file);

} // namespace quietroom::stimulus
