#pragma once

#include "signal/clip.h"

namespace quietroom::signal {

/// A sine for calibration and for the left/right check. Defaults: the 1 kHz tone at the level of the speech.
struct Tone {
  int rate_hz = 48000;
  double frequency_hz = 1000;
  double level_dbov = -26; ///< rms of the steady part; a sine clips above -3.01
  double seconds = 1;
  double fade_ms = 10; ///< raised-cosine rise and fall, within `seconds`
};

Clip tone(const Tone& tone);

} // namespace quietroom::signal
