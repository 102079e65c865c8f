#pragma once

#include "signal/clip.h"

#include <cmath>
#include <numbers>

namespace quietroom::test {

/// A voice reduced to what speech codecs follow and correlation finds: pulses with a gliding pitch of 100 to
/// 200 Hz, each of which rings at three formants. One channel, peaks near 0.1.
inline signal::Clip voiced(int rate_hz, double seconds) {
  constexpr double formants[][2] = {{600, 1.0}, {1300, 0.6}, {2500, 0.3}}; // Hz, amplitude
  constexpr double decay_s = 0.004;
  signal::Clip clip{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
  for (double pulse = 0.01; pulse < seconds; pulse += 0.0075 + 0.0025 * std::sin(8 * pulse))
    for (auto i = static_cast<std::size_t>(std::ceil(pulse * rate_hz)); i < clip.samples.size(); ++i) {
      const double t = static_cast<double>(i) / rate_hz - pulse;
      if (t > 8 * decay_s) break;
      for (const auto& [frequency_hz, amplitude] : formants)
        clip.samples[i] +=
            0.1 * amplitude * std::exp(-t / decay_s) * std::sin(2 * std::numbers::pi * frequency_hz * t);
    }
  return clip;
}

} // namespace quietroom::test
