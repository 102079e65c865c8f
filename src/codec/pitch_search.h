#pragma once

#include <cstddef>
#include <span>

namespace quietroom::codec {

inline constexpr std::size_t shortest_pitch = 40; ///< samples at 8 kHz: 200 Hz
inline constexpr std::size_t longest_pitch = 120; ///< 66.7 Hz
inline constexpr std::size_t pitch_window = 160;  ///< samples correlated: 20 ms
inline constexpr std::size_t pitch_search_samples = longest_pitch + pitch_window;

/// G.711 Appendix I: the lag of the highest normalised correlation of the last 20 ms with what came before,
/// first on every second sample and lag, then on all around the best. `recent` ends now and holds at
/// least pitch_search_samples, in 16-bit units.
std::size_t pitch_of(std::span<const double> recent);

} // namespace quietroom::codec
