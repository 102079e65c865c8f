#pragma once

#include "audio/device.h"
#include "stimulus/stimulus_set.h"

#include <functional>
#include <string>

namespace quietroom::cli {

/// The 1 kHz tone of a set as its samples go to a listener: the set's rate and word length, its mean active
/// level, mono to both channels.
struct CalibrationTone {
  audio::Device device;
  double seconds = 20;
  double level_dbov = -26;
};

struct PlayedTone {
  std::string device; ///< as attempts name it
  double gain_db = 0; ///< under which it sounded
};

/// Plays it once and waits for its end. `gain_of` is asked when the device is open, with its name, for the
/// digital gain. Throws an input Error where the tone would clip, an environment Error where playback had a
/// fault.
PlayedTone play_tone(const CalibrationTone& tone, const stimulus::StimulusSet& set,
                     const std::function<double(const std::string&)>& gain_of);

} // namespace quietroom::cli
