#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace quietroom::station {

/// Stereo samples (left-justified 32 bits) of the two check tones: the first sounds on the left only, the
/// second on the right only. 1 kHz at -26 dBov, the level of the speech.
std::array<std::vector<std::int32_t>, 2> check_tones(int rate_hz);

} // namespace quietroom::station
