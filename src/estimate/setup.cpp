#include "estimate/setup.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::estimate {

const char* name_of(Mode mode) { return mode == Mode::speech ? "speech" : "audio"; }

Setup setup_of(Mode mode, int rate_hz) {
  assert(rate_hz >= least_rate_hz);
  constexpr double frame_s = 0.08, hop_part = 0.25, speech_band_hz = 8000;
  Setup out;
  out.mode = mode;
  out.rate_hz = rate_hz;
  out.window = static_cast<std::size_t>(std::lround(frame_s * rate_hz));
  out.hop = static_cast<std::size_t>(hop_part * static_cast<double>(out.window));
  out.highest_hz = rate_hz / 2.0;
  if (mode == Mode::speech) {
    out.highest_hz = std::min(out.highest_hz, speech_band_hz);
  } else {
    out.bands = 32;
    out.patch_frames = 30;
  }
  return out;
}

int intended_rate_hz(Mode mode) { return mode == Mode::speech ? 16000 : 48000; }

} // namespace quietroom::estimate
