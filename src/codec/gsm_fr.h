#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::codec {

inline constexpr std::size_t gsm_fr_frame = 160; ///< samples: 20 ms at 8 kHz

/// GSM 06.10 full rate by libgsm, encoded and decoded again: 16-bit samples at 8 kHz, same length; the codec
/// has no algorithmic delay and uses the upper 13 bits.
std::vector<std::int16_t> gsm_fr_coded(std::span<const std::int16_t> samples);

} // namespace quietroom::codec
