#pragma once

#include "signal/clip.h"

#include <cstdint>

namespace quietroom::signal {

/// Modulated noise reference unit, P.810 (03/2023) narrow-band at 8 kHz and wideband at 16 kHz:
/// h * [x' (1 + n 10^(-Q/20))] with x' the input without DC, n Gaussian noise and h the output low-pass.
/// Q is the ratio of speech to modulated noise power at the output, whatever the speech level.
///
/// Same length as the input, delay taken out; channels have noise of their own. Throws an input Error for
/// any other rate: the band of the unit belongs to the rate.
Clip mnru(Clip clip, double q_db, std::uint64_t seed);

/// What mnru() does to the speech itself: DC filter and output low-pass, no noise.
Clip mnru_signal_path(Clip clip);

} // namespace quietroom::signal
