#pragma once

#include "audio/player.h"
#include "core/random.h"

#include <cstdint>
#include <vector>

namespace quietroom::audio::test {

/// A clip that owns its samples, for tests.
struct TestClip {
  std::vector<std::int32_t> samples;
  int channels = 1;
  int rate_hz = 48000;
  ClipView view() const { return {.samples = samples, .channels = channels, .rate_hz = rate_hz}; }
};

/// Every sample differs from silence and, but for chance, from its neighbours; its low 32 - bits bits are
/// zero.
inline TestClip noise(std::uint64_t seed, std::size_t frames, int channels = 1, int bits = 32) {
  TestClip clip{.samples = {}, .channels = channels};
  const std::uint32_t mask = ~std::uint32_t{0} << (32 - bits);
  const std::uint32_t never_zero = std::uint32_t{1} << (32 - bits);
  for (std::size_t i = 0; i < frames * static_cast<std::size_t>(channels); ++i)
    clip.samples.push_back(
        static_cast<std::int32_t>((static_cast<std::uint32_t>(splitmix64_at(seed, i)) & mask) | never_zero));
  return clip;
}

/// All 65536 values of a 16-bit sample, left-justified, from the most negative on.
inline TestClip every_16_bit_value() {
  TestClip clip;
  for (int value = -32768; value < 32768; ++value) clip.samples.push_back(value * 65536);
  return clip;
}

/// What `channels` channels of a device get of a clip.
inline std::vector<std::int32_t> on_device(const TestClip& clip, int channels) {
  if (clip.channels == channels) return clip.samples;
  std::vector<std::int32_t> out;
  for (const std::int32_t sample : clip.samples)
    out.insert(out.end(), static_cast<std::size_t>(channels), sample);
  return out;
}

/// All that waits in the queue.
inline std::vector<Report> reports_of(Player& player) {
  std::vector<Report> reports;
  while (const std::optional<Report> report = player.poll()) reports.push_back(*report);
  return reports;
}

} // namespace quietroom::audio::test
