#pragma once

#include "estimate/aligned_waveforms.h"

#include <optional>

namespace quietroom::estimate {

/// Short-time objective intelligibility, mostly 0 to 1.
struct Intelligibility {
  std::optional<double> stoi;  ///< Taal et al., IEEE Trans. ASLP 19 (7), 2011
  std::optional<double> estoi; ///< extended: Jensen and Taal, IEEE/ACM Trans. ASLP 24 (11), 2016
};

/// At 10 kHz (by soxr), frames of 256 samples half apart without those more than 40 dB below the loudest of
/// the reference, 15 bands of a third octave from 150 Hz on, segments of 30 frames. Nothing where fewer
/// frames than one segment are left.
Intelligibility intelligibility(const AlignedWaveforms& sounds, int rate_hz);

} // namespace quietroom::estimate
