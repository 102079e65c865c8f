#pragma once

#include "signal/clip.h"

#include <optional>

namespace quietroom::signal {

/// Highest magnitude between the samples, dB re full scale (dBTP): BS.1770 Annex 2, four times oversampled
/// below 96 kHz, twice below 192 kHz, by the 49-tap interpolator of libebur128 (windowed sinc; the samples
/// and its results in single precision), so that both say the same. Nothing for digital silence.
std::optional<double> true_peak_dbtp(const Clip& clip);

} // namespace quietroom::signal
