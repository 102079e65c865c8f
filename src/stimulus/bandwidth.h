#pragma once

#include "signal/clip.h"

#include <optional>

namespace quietroom::stimulus {

/// Effective bandwidth: the frequency above which the long-term spectrum stays 60 dB or more below its
/// densest band, in bands of 100 Hz; of all channels together. What a lossy codec or an earlier, lower rate
/// left of a file. Nothing for digital silence.
std::optional<double> bandwidth_hz(const signal::Clip& clip);

} // namespace quietroom::stimulus
