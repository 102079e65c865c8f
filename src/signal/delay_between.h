#pragma once

#include <cstddef>
#include <span>

namespace quietroom::signal {

/// By how much a processed sound is late.
struct DelayFound {
  std::size_t samples = 0;
  double correlation = 0; ///< there, normalised: 1 where the waveform is kept; 0 where either is silent
};

/// Of two sounds of one rate: the lag of 0 to `most` samples at which their waveforms agree best.
DelayFound delay_between(std::span<const double> before, std::span<const double> after, std::size_t most);

} // namespace quietroom::signal
