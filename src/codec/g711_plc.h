#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::codec {

inline constexpr std::size_t g711_plc_frame = 80; ///< samples: 10 ms at 8 kHz

/// Packet loss concealment of G.711 Appendix I (09/1999): pitch periods of the last 48.75 ms received are
/// repeated, fading by a fifth every 10 ms from the second lost frame on, silent after 60 ms.
///
/// `samples` are decoded 16-bit samples at 8 kHz; frame i is samples [80 i, 80 i + 80), the last one perhaps
/// shorter. `lost` has an entry for each frame; what stands in `samples` there is never read. Same length
/// out: the 30 samples of delay that a telephone needs are taken out. Without loss the copy is exact.
std::vector<std::int16_t> g711_concealed(std::span<const std::int16_t> samples,
                                         const std::vector<bool>& lost);

} // namespace quietroom::codec
