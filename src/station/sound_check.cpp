#include "station/sound_check.h"

#include "signal/integer_gain.h"
#include "signal/integer_samples.h"
#include "signal/tone.h"

namespace quietroom::station {

std::array<std::vector<std::int32_t>, 2> check_tones(int rate_hz, double gain_db, int stream_bits) {
  const signal::Clip tone = signal::tone({.rate_hz = rate_hz, .seconds = 0.8, .fade_ms = 20});
  const auto silence = static_cast<std::size_t>(rate_hz / 4); // before each tone, so that the two stand apart
  std::array<std::vector<std::int32_t>, 2> out;
  std::vector<std::int32_t> samples = signal::playback_samples(tone.samples, 16);
  signal::apply_gain(samples, signal::integer_gain(gain_db), stream_bits);
  for (std::size_t side = 0; side < 2; ++side) {
    out[side].assign(2 * (silence + samples.size()), 0);
    for (std::size_t i = 0; i < samples.size(); ++i) out[side][2 * (silence + i) + side] = samples[i];
  }
  return out;
}

std::vector<std::int32_t> in_both_ears(const std::array<std::vector<std::int32_t>, 2>& tones) {
  std::vector<std::int32_t> out = tones[0];
  for (std::size_t i = 1; i < out.size(); i += 2) out[i] = tones[1][i];
  return out;
}

} // namespace quietroom::station
