#pragma once

#include "core/gaussian.h"
#include "signal/clip.h"

namespace quietroom::codec::test {

/// Noise that falls towards high frequencies, the same each time.
inline signal::Clip noise(std::size_t frames, int rate_hz = 8000, int channels = 1) {
  Gaussian gaussian(2);
  signal::Clip clip{rate_hz, channels, std::vector<double>(frames * static_cast<std::size_t>(channels))};
  double smooth = 0;
  for (double& x : clip.samples) x = smooth = 0.9 * smooth + 0.02 * gaussian.next();
  return clip;
}

} // namespace quietroom::codec::test
