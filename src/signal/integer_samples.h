#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Samples of full scale +-1.0 as whole numbers of a word length, the one way for files, codecs and devices.
namespace quietroom::signal {

/// Integers of `bits` (2 to 24), rounded half away from zero and saturated, into `out`, which is as long.
/// Returns how many had to be saturated. Any thread.
std::size_t round_samples(std::span<const double> samples, int bits, std::span<std::int32_t> out);

/// The same, left-justified in 32 bits, as playback takes them.
std::vector<std::int32_t> playback_samples(std::span<const double> samples, int bits);

/// Moves integers of `bits` to the left of 32.
void left_justify(std::span<std::int32_t> samples, int bits);

} // namespace quietroom::signal
