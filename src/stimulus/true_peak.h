#pragma once

#include "signal/clip.h"

#include <optional>

namespace quietroom::stimulus {

/// Highest magnitude between the samples too, of any channel: ITU-R BS.1770-4 Annex 2, four times oversampled
/// below 96 kHz, twice below 192 kHz, not at all beyond. Never below the sample peak; nothing for digital
/// silence. dBov of a peak: 20 log10, as peak_dbov.
std::optional<double> true_peak_dbov(const signal::Clip& clip);

} // namespace quietroom::stimulus
