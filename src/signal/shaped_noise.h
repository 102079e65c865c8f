#pragma once

#include "signal/noise_spectrum.h"

#include <cstdint>

namespace quietroom::signal {

/// Stationary Gaussian noise with the spectrum, as far as it lies below half the rate, and a mean power near
/// 1 (its expectation). White noise of Gaussian(seed) through a linear-phase filter of half a second.
Clip shaped_noise(const NoiseSpectrum& spectrum, int rate_hz, std::size_t frames, std::uint64_t seed);

} // namespace quietroom::signal
