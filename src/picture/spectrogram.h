#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::picture {

/// Short-time power spectrum. level_dbov[frame * bins + bin]: a sine in the middle of a bin shows its rms
/// level, -3.01 dBov at full scale; digital silence is minus infinity.
struct Spectrogram {
  double step_s = 0; ///< between frames; frame i is centred at i * step_s
  double bin_hz = 0; ///< between bins; bin 0 is DC
  std::size_t frames = 0;
  std::size_t bins = 0;
  std::vector<double> level_dbov;

  double at(std::size_t frame, std::size_t bin) const { return level_dbov[frame * bins + bin]; }
};

/// Hann windows of 20 ms or a little more (a power of two of samples), `frames` of them spread evenly over
/// the sound; beyond its ends lies silence. At least one frame and one sample.
Spectrogram spectrogram(std::span<const double> samples, int rate_hz, std::size_t frames);

} // namespace quietroom::picture
