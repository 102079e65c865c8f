#pragma once

#include "core/gaussian.h"
#include "signal/active_level.h"
#include "signal/clip.h"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace quietroom::test {

/// Bursts of 0.7 s with pauses of 0.5 s: harmonics of 120 Hz below 1 kHz and a little noise, one channel,
/// with an active level of -26 dBov. No digital silence, no sample near full scale.
inline signal::Clip speech_like(int rate_hz, double seconds, std::uint64_t seed) {
  Gaussian noise(seed);
  signal::Clip clip{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
  for (std::size_t i = 0; i < clip.samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    const double in_cycle = std::fmod(t, 1.2);
    const double envelope = in_cycle < 0.7 ? std::sin(std::numbers::pi * in_cycle / 0.7) : 0;
    double voice = 0;
    for (int harmonic = 1; harmonic <= 8; ++harmonic)
      voice += std::sin(2 * std::numbers::pi * 120 * harmonic * t + harmonic) / harmonic;
    clip.samples[i] = envelope * (voice + 0.1 * noise.next()) + 1e-4 * noise.next();
  }
  const double gain =
      std::pow(10, (-26 - *signal::active_level(clip.samples, rate_hz).active_level_dbov) / 20);
  for (double& sample : clip.samples) sample *= gain;
  return clip;
}

} // namespace quietroom::test
