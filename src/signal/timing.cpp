#include "signal/timing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quietroom::signal {

namespace {

std::size_t frames_of(double ms, int rate_hz) {
  return static_cast<std::size_t>(std::llround(ms * rate_hz / 1000.0));
}

} // namespace

Clip delayed(const Clip& clip, double delay_ms) {
  Clip out{clip.rate_hz, clip.channels, {}};
  out.samples.resize(frames_of(delay_ms, clip.rate_hz) * static_cast<std::size_t>(clip.channels));
  out.samples.insert(out.samples.end(), clip.samples.begin(), clip.samples.end());
  return out;
}

void fade(Clip& clip, double in_ms, double out_ms) {
  const auto channels = static_cast<std::size_t>(clip.channels);
  const auto gain = [](std::size_t i, std::size_t length) {
    return 0.5 -
           0.5 * std::cos(std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(length));
  };
  const std::size_t in = std::min(frames_of(in_ms, clip.rate_hz), clip.frames());
  const std::size_t out = std::min(frames_of(out_ms, clip.rate_hz), clip.frames());
  for (std::size_t i = 0; i < in * channels; ++i) clip.samples[i] *= gain(i / channels, in);
  for (std::size_t i = 0; i < out * channels; ++i)
    clip.samples[clip.samples.size() - 1 - i] *= gain(i / channels, out);
}

} // namespace quietroom::signal
