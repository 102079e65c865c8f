#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace quietroom::signal {

/// Sound in memory: interleaved samples, full scale +-1.0.
struct Clip {
  int rate_hz = 0;
  int channels = 1;
  std::vector<double> samples;

  std::size_t frames() const { return samples.size() / static_cast<std::size_t>(channels); }
  double seconds() const { return static_cast<double>(frames()) / rate_hz; }
  bool operator==(const Clip&) const = default;
};

/// The samples of one channel, counted from 0.
std::vector<double> channel(const Clip& clip, int index);

/// A clip of the given channels, all of one length.
Clip interleave(int rate_hz, const std::vector<std::vector<double>>& channels);

/// A mono clip heard on one channel of several, the others silent: the left/right check.
Clip on_channel(const Clip& mono, int index, int channels);

/// The clip whose channel c is process(channel c, c), a vector of samples.
template<class Process>
Clip each_channel(Clip clip, const Process& process) {
  if (clip.channels == 1) return {clip.rate_hz, 1, process(std::move(clip.samples), 0)};
  std::vector<std::vector<double>> channels(static_cast<std::size_t>(clip.channels));
  for (int c = 0; c < clip.channels; ++c)
    channels[static_cast<std::size_t>(c)] = process(channel(clip, c), c);
  return interleave(clip.rate_hz, channels);
}

} // namespace quietroom::signal
