#pragma once

#include <cstdint>
#include <vector>

namespace quietroom::station {

/// The 1 kHz tone of a calibration as samples go to a listener: mono, left-justified in 32 bits.
struct LevelTone {
  int rate_hz = 48000;
  int bits = 16;           ///< of the stimuli
  double level_dbov = -26; ///< rms
  double seconds = 20;     ///< P.800: 20 at least
  double gain_db = 0;      ///< digital
};

/// Throws an input Error where it would clip.
std::vector<std::int32_t> samples_of(const LevelTone& tone);

} // namespace quietroom::station
