#pragma once

#include "signal/clip.h"

#include <cstdint>

namespace quietroom::signal {

/// What "Q" promises of the noise of fullband MNRU.
enum class NoiseNormalisation {
  stl,  ///< rms 1.137 times that of Q, as ITU-T's tool library makes it: published anchors have this
  unit, ///< rms exactly that of Q
};

struct FullbandMnru {
  double q_db = 0;
  NoiseNormalisation normalisation = NoiseNormalisation::stl;
  int dc_filter_hz = 0; ///< 0 = none, or one of 15, 30, 60 and 115: 3 dB down there
};

/// Modulated noise reference unit of P.50 and P.810 (03/2023) for the full band: x' (1 + n), where n is
/// Gaussian noise with the long-term spectrum of speech (P.50) and x' the input, by default as it is. The
/// ratio of speech to noise in the whole band is Q - 1.1 dB with the normalisation `stl`, Q with `unit`.
///
/// Same length as the input; channels have noise of their own. Throws an input Error for a rate other than
/// 48 kHz.
Clip mnru_fullband(Clip clip, const FullbandMnru& settings, std::uint64_t seed);

/// What mnru_fullband() does to the speech itself: the DC filter, no noise.
Clip mnru_fullband_signal_path(Clip clip, int dc_filter_hz);

} // namespace quietroom::signal
