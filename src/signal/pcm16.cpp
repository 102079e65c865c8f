#include "signal/pcm16.h"

#include <algorithm>
#include <cmath>

namespace quietroom::signal {

std::vector<std::int16_t> pcm16(std::span<const double> samples) {
  std::vector<std::int16_t> out(samples.size());
  std::transform(samples.begin(), samples.end(), out.begin(), [](double x) {
    return static_cast<std::int16_t>(std::clamp(std::round(x * 0x1p15), -0x1p15, 0x1p15 - 1));
  });
  return out;
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
