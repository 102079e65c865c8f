#include "signal/integer_gain.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::signal {

namespace {

constexpr int fraction_bits = 24;

} // namespace

IntegerGain integer_gain(double gain_db) {
  assert(gain_db >= -60 && gain_db <= 40); // 31 bits of a sample and 31 of the factor fit into 63
  return {std::llround(std::ldexp(std::pow(10.0, gain_db / 20), fraction_bits))};
}

std::int64_t amplified(std::int64_t sample, IntegerGain gain) noexcept {
  constexpr std::int64_t half = std::int64_t{1} << (fraction_bits - 1);
  const std::int64_t size = (std::abs(sample) * gain.factor + half) >> fraction_bits;
  return sample < 0 ? -size : size;
}

std::size_t apply_gain(std::span<std::int32_t> samples, IntegerGain gain, int stream_bits) {
  assert(stream_bits == 16 || stream_bits == 32);
  const int below = 32 - stream_bits;
  const std::int64_t most = (std::int64_t{1} << (stream_bits - 1)) - 1;
  std::size_t beyond = 0;
  for (std::int32_t& each : samples) {
    const std::int64_t wanted = amplified(each >> below, gain);
    const std::int64_t fits = std::clamp(wanted, -most - 1, most);
    if (fits != wanted) ++beyond;
    each = static_cast<std::int32_t>(fits * (std::int64_t{1} << below));
  }
  return beyond;
}

} // namespace quietroom::signal
