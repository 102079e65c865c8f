#pragma once

#include "codec/codec.h"

#include <cmath>

namespace quietroom::codec::test {

/// Of every ten packets the last `burst` lost, from the second ten on.
inline network::LossPattern pattern(const signal::Clip& clip, double packet_ms, std::size_t burst = 1) {
  network::LossPattern out(packet_count(clip, packet_ms));
  for (std::size_t i = 10; i < out.size(); ++i) out[i] = i % 10 >= 10 - burst;
  return out;
}

/// Of the samples of the lost packets, beside the same samples without loss.
struct Concealed {
  double power_db = 0; ///< of what is heard over what would have been
  double snr_db = 0;   ///< of what would have been over the difference
};

inline Concealed concealed(const CodecSettings& settings, const signal::Clip& clip,
                           const network::LossPattern& loss, double packet_ms) {
  const signal::Clip whole = transcode(settings, clip).clip;
  const CodecResult lossy = transcode(settings, clip, loss, packet_ms);
  const auto late = static_cast<std::size_t>(lossy.delay_removed_samples);
  const auto packet = static_cast<std::size_t>(packet_ms * clip.rate_hz / 1000);
  double expected = 0;
  double heard = 0;
  double error = 0;
  for (std::size_t i = 0; i < clip.samples.size(); ++i) {
    if ((i + late) / packet >= loss.size() || !loss[(i + late) / packet]) continue;
    const double x = whole.samples[i];
    const double y = lossy.clip.samples[i];
    expected += x * x;
    heard += y * y;
    error += (x - y) * (x - y);
  }
  return {10 * std::log10(heard / expected), 10 * std::log10(expected / error)};
}

} // namespace quietroom::codec::test
