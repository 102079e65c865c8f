#include "signal/pcm16.h"

#include "signal/integer_samples.h"

#include <algorithm>

namespace quietroom::signal {

std::vector<std::int16_t> pcm16(std::span<const double> samples) {
  std::vector<std::int32_t> rounded(samples.size());
  round_samples(samples, 16, rounded);
  return {rounded.begin(), rounded.end()};
}

std::vector<double> from_pcm16(std::span<const std::int16_t> samples) {
  std::vector<double> out(samples.size());
  std::transform(samples.begin(), samples.end(), out.begin(), [](std::int16_t x) { return x * 0x1p-15; });
  return out;
}

Clip rounded_to_16_bit(const Clip& clip) {
  return {clip.rate_hz, clip.channels, from_pcm16(pcm16(clip.samples))};
}

} // namespace quietroom::signal
