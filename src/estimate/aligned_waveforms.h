#pragma once

#include "estimate/mono_pair.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// What two sounds have of the same moments, sample by sample; equally long, without their means.
struct AlignedWaveforms {
  std::vector<double> reference, degraded;
};

/// Moved by the lag of the envelopes, then by up to 2 ms more to where the waveforms agree best, whichever
/// their polarity. Empty where nothing overlaps.
AlignedWaveforms aligned_waveforms(const MonoPair& pair, std::ptrdiff_t envelope_lag);

} // namespace quietroom::estimate
