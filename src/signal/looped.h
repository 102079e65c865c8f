#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::signal {

inline constexpr double loop_fade_seconds = 0.05;

/// Whether a recording is long enough to be looped: two fades.
bool can_be_looped(std::size_t samples, int rate_hz);

/// `count` samples of a recording played round and round from a point drawn by SplitMix64(seed). Its end
/// fades into its beginning over loop_fade_seconds at equal power, so that noise keeps its level.
std::vector<double> looped(std::span<const double> recording, int rate_hz, std::size_t count,
                           std::uint64_t seed);

} // namespace quietroom::signal
