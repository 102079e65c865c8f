#include "signal/clip.h"

#include <cassert>

namespace quietroom::signal {

std::vector<double> channel(const Clip& clip, int index) {
  assert(index >= 0 && index < clip.channels);
  std::vector<double> out(clip.frames());
  auto at = static_cast<std::size_t>(index);
  for (double& x : out) {
    x = clip.samples[at];
    at += static_cast<std::size_t>(clip.channels);
  }
  return out;
}

Clip interleave(int rate_hz, const std::vector<std::vector<double>>& channels) {
  assert(!channels.empty());
  const std::size_t count = channels.size();
  Clip out{rate_hz, static_cast<int>(count), std::vector<double>(count * channels.front().size())};
  for (std::size_t c = 0; c < count; ++c) {
    assert(channels[c].size() == channels.front().size());
    for (std::size_t i = 0; i < channels[c].size(); ++i) out.samples[i * count + c] = channels[c][i];
  }
  return out;
}

Clip on_channel(const Clip& mono, int index, int channels) {
  assert(mono.channels == 1 && index >= 0 && index < channels);
  std::vector<std::vector<double>> parts(static_cast<std::size_t>(channels),
                                         std::vector<double>(mono.samples.size()));
  parts[static_cast<std::size_t>(index)] = mono.samples;
  return interleave(mono.rate_hz, parts);
}

} // namespace quietroom::signal
