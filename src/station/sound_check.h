#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace quietroom::station {

/// Stereo samples (left-justified 32 bits) of the two check tones: the first sounds on the left only, the
/// second on the right only. 1 kHz at -26 dBov, the level of the speech, with the gain of the speech in a
/// stream of 16 or 32 bits.
std::array<std::vector<std::int32_t>, 2> check_tones(int rate_hz, double gain_db = 0, int stream_bits = 16);

/// Both of them at once.
std::vector<std::int32_t> in_both_ears(const std::array<std::vector<std::int32_t>, 2>& tones);

} // namespace quietroom::station
