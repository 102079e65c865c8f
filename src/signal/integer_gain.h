#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// A gain of playback in whole numbers: the same samples on every machine, and at 0 dB the same bits.
namespace quietroom::signal {

/// y = x * factor / 2^24, rounded half away from zero.
struct IntegerGain {
  std::int64_t factor = std::int64_t{1} << 24;
  bool operator==(const IntegerGain&) const = default;
};

/// factor = 2^24 * 10^(gain_db / 20), rounded to a whole number. `gain_db` lies within -60 and 40.
IntegerGain integer_gain(double gain_db);

/// One sample of up to 32 bits; may go beyond them.
std::int64_t amplified(std::int64_t sample, IntegerGain gain) noexcept;

/// Applies a gain to samples as they stand in a stream of 16 or 32 bits, left-justified in 32: of a stream of
/// 16 bits to its upper half, rounded there. Nothing is dithered. Returns how many samples do not fit into
/// the stream; these become full scale, so that none is ever heard with the wrong sign.
std::size_t apply_gain(std::span<std::int32_t> samples, IntegerGain gain, int stream_bits);

} // namespace quietroom::signal
