#pragma once

#include "codec/codec_fits.h"
#include "signal/pcm16.h"
#include "support/built_codecs.h"

#include <cmath>
#include <set>

namespace quietroom::codec::test {

/// What a coder sends for a sound, and what a decoder makes of it, its delay left in.
struct RoundTrip {
  int delay_samples = 0;
  std::vector<Packet> packets;
  signal::Clip heard;
};

/// Frame by frame; the decoder conceals the frames of `lost`.
inline RoundTrip round_trip(const CodecSettings& settings, const signal::Clip& clip,
                            const std::set<std::size_t>& lost = {}) {
  const CodecSettings all = resolved(settings);
  const auto codec = find_codec(settings.id)->make(all, {clip.rate_hz, clip.channels});
  const auto frame_samples =
      static_cast<std::size_t>(std::lround(frame_ms(all) * clip.rate_hz / 1000 * clip.channels));
  const std::vector<std::int16_t> in = signal::pcm16(clip.samples);
  RoundTrip out{codec->delay_samples(), {}, {clip.rate_hz, clip.channels, {}}};
  std::vector<std::int16_t> frame(frame_samples);
  for (std::size_t at = 0; at + frame_samples <= in.size(); at += frame_samples) {
    out.packets.push_back(codec->encode(std::span(in).subspan(at, frame_samples)));
    if (lost.contains(out.packets.size() - 1))
      codec->conceal(frame);
    else
      codec->decode(out.packets.back(), frame);
    const std::vector<double> heard = signal::from_pcm16(frame);
    out.heard.samples.insert(out.heard.samples.end(), heard.begin(), heard.end());
  }
  return out;
}

/// The lengths that packets have, in bytes.
inline std::set<std::size_t> packet_bytes(const RoundTrip& trip) {
  std::set<std::size_t> out;
  for (const Packet& each : trip.packets) out.insert(each.size());
  return out;
}

inline CodecSettings at(const std::string& id, double kbps) {
  CodecSettings out;
  out.id = id;
  out.bit_rate_kbps = kbps;
  return out;
}

/// What the table alone says of a bit rate, in this build or another.
inline std::vector<std::string> mistakes_at(const std::string& id, double kbps, const Format& format) {
  return check_format(at(id, kbps), format);
}

inline signal::Clip silence(int rate_hz, double seconds) {
  return {rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
}

} // namespace quietroom::codec::test
