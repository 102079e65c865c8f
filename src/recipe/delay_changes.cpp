#include "recipe/delay_changes.h"

#include <algorithm>
#include <cmath>

namespace quietroom::recipe {

namespace {

std::size_t frames_of(double ms, int rate_hz) {
  return static_cast<std::size_t>(std::llround(ms * rate_hz / 1000.0));
}

} // namespace

signal::Clip with_delay_changes(const signal::Clip& clip, std::span<const network::DelayChange> changes,
                                double packet_ms) {
  const auto channels = static_cast<std::size_t>(clip.channels);
  signal::Clip out{clip.rate_hz, clip.channels, {}};
  std::size_t at = 0;
  for (const network::DelayChange& change : changes) {
    const double start_ms = static_cast<double>(change.packet) * packet_ms;
    const std::size_t start = std::min(frames_of(start_ms, clip.rate_hz) * channels, clip.samples.size());
    const std::size_t size = frames_of(std::abs(change.later_ms), clip.rate_hz) * channels;
    out.samples.insert(out.samples.end(), clip.samples.begin() + static_cast<std::ptrdiff_t>(at),
                       clip.samples.begin() + static_cast<std::ptrdiff_t>(start));
    if (change.later_ms > 0)
      out.samples.resize(out.samples.size() + size);
    else
      out.samples.resize(out.samples.size() - std::min(size, out.samples.size()));
    at = start;
  }
  out.samples.insert(out.samples.end(), clip.samples.begin() + static_cast<std::ptrdiff_t>(at),
                     clip.samples.end());
  return out;
}

} // namespace quietroom::recipe
