#pragma once

#include "signal/clip.h"

#include <cstdint>
#include <span>

namespace quietroom::signal {

/// 16-bit PCM, the word length of the telephone codecs. Rounds half away from zero and saturates; values
/// that are multiples of 2^-15 in [-1, 1) pass unchanged.
std::vector<std::int16_t> pcm16(std::span<const double> samples);

/// The same samples at full scale +-1.0, exactly.
std::vector<double> from_pcm16(std::span<const std::int16_t> samples);

/// The clip as it would be read back from a 16-bit file.
Clip rounded_to_16_bit(const Clip& clip);

} // namespace quietroom::signal
