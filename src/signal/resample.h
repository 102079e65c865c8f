#pragma once

#include "signal/clip.h"

#include <span>
#include <string>
#include <vector>

namespace quietroom::signal {

/// The clip at another rate: soxr at its highest quality, in one go, delay taken out, on one thread, so that
/// results depend on the library's version alone. Pass band to 0.9 of the lower Nyquist frequency.
/// Length = round(frames x rate_hz / clip.rate_hz).
Clip resample(const Clip& clip, int rate_hz);

/// The samples of one channel likewise.
std::vector<double> resample(std::span<const double> samples, int from_hz, int to_hz);

/// Of soxr, at run time: "0.1.3".
std::string resampler_version();

} // namespace quietroom::signal
