#pragma once

#include "signal/mnru.h"

#include <cmath>

namespace quietroom::test {

struct MnruQuality {
  double q_db = 0;
  double correlation = 0; ///< of noise and signal
};

/// From the signal path and the modulated path: their difference is the noise.
inline MnruQuality mnru_quality(const signal::Clip& clip, double q_db, std::uint64_t seed) {
  const signal::Clip clean = signal::mnru_signal_path(clip);
  const signal::Clip noisy = signal::mnru(clip, q_db, seed);
  double signal_power = 0;
  double noise_power = 0;
  double product = 0;
  for (std::size_t i = 0; i < clean.samples.size(); ++i) {
    const double noise = noisy.samples[i] - clean.samples[i];
    signal_power += clean.samples[i] * clean.samples[i];
    noise_power += noise * noise;
    product += clean.samples[i] * noise;
  }
  return {10.0 * std::log10(signal_power / noise_power), product / std::sqrt(signal_power * noise_power)};
}

} // namespace quietroom::test
