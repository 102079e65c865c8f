#include "codec/codec.h"

#include "codec/codec_table.h"
#include "core/error.h"
#include "signal/pcm16.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::codec {

namespace {

using Samples = std::vector<std::int16_t>;

void refuse(const std::vector<std::string>& mistakes) {
  if (!mistakes.empty()) throw_input(fmt::format("{}", fmt::join(mistakes, "; ")));
}

/// Packet by packet: whether the frame with this number is lost. Frames behind the pattern hold nothing but
/// the codec's delay; they arrive.
class FrameLoss {
public:
  FrameLoss(const network::LossPattern& packets, std::size_t frames_per_packet)
      : m_packets(packets), m_frames_per_packet(frames_per_packet) {}

  bool lost(std::size_t frame) const {
    const std::size_t packet = frame / m_frames_per_packet;
    return packet < m_packets.size() && m_packets[packet];
  }

private:
  const network::LossPattern& m_packets;
  std::size_t m_frames_per_packet;
};

std::vector<Packet> encoded(FrameCodec& codec, std::span<const std::int16_t> samples, std::size_t frame) {
  std::vector<Packet> out;
  out.reserve(samples.size() / frame);
  for (std::size_t at = 0; at < samples.size(); at += frame)
    out.push_back(codec.encode(samples.subspan(at, frame)));
  return out;
}

Samples decoded(FrameCodec& codec, const std::vector<Packet>& packets, std::size_t frame,
                const FrameLoss& loss, Plc plc) {
  Samples out(packets.size() * frame);
  for (std::size_t f = 0; f < packets.size(); ++f) {
    const std::span<std::int16_t> now(out.data() + f * frame, frame);
    if (!loss.lost(f))
      codec.decode(packets[f], now);
    else if (plc == Plc::silence)
      std::ranges::fill(now, std::int16_t{0});
    else if (f + 1 < packets.size() && !loss.lost(f + 1))
      codec.recover(packets[f + 1], now);
    else
      codec.conceal(now);
  }
  return out;
}

CodecResult transcode_frames(const CodecInfo& info, const CodecSettings& settings, const signal::Clip& clip,
                             const network::LossPattern& loss, double packet_ms) {
  const double ms = frame_ms(settings);
  const auto channels = static_cast<std::size_t>(clip.channels);
  const std::size_t frame = static_cast<std::size_t>(std::lround(ms * clip.rate_hz / 1000)) * channels;
  const std::unique_ptr<FrameCodec> codec = info.make(settings, {clip.rate_hz, clip.channels});
  const int delay = codec->delay_samples();
  const std::size_t late = static_cast<std::size_t>(delay) * channels;
  Samples samples = signal::pcm16(clip.samples);
  samples.resize((samples.size() + late + frame - 1) / frame * frame);
  const std::vector<Packet> packets = encoded(*codec, samples, frame);
  const FrameLoss lost(loss, loss.empty() ? 1 : static_cast<std::size_t>(packet_ms / ms));
  std::size_t bytes = 0;
  for (const Packet& each : packets) bytes += each.size();
  samples = decoded(*codec, packets, frame, lost, settings.plc);
  return {{clip.rate_hz, clip.channels,
           signal::from_pcm16(std::span(samples).subspan(late, clip.samples.size()))},
          delay,
          bytes,
          codec->saturated_samples()};
}

} // namespace

std::size_t packet_count(const signal::Clip& clip, double packet_ms) {
  assert(packet_ms > 0);
  const auto per_packet = static_cast<std::size_t>(std::lround(clip.rate_hz * packet_ms / 1000));
  return (clip.frames() + per_packet - 1) / per_packet;
}

CodecResult transcode(const CodecSettings& settings, const signal::Clip& clip,
                      const network::LossPattern& loss, double packet_ms) {
  refuse(check_settings(settings));
  refuse(check_format(settings, {clip.rate_hz, clip.channels}));
  if (!loss.empty()) {
    refuse(check_packets(settings, packet_ms));
    if (loss.size() != packet_count(clip, packet_ms))
      throw_input(
          fmt::format("the loss pattern has {} packets, the clip {} of {} ms; give one entry a packet",
                      loss.size(), packet_count(clip, packet_ms), packet_ms));
  }
  const CodecInfo& info = *find_codec(settings.id);
  CodecSettings all = resolved(settings);
  if (loss.empty()) all.plc = Plc::silence; // a decoder that never conceals need not look ahead for it
  if (info.code_clip != nullptr) return info.code_clip(all, signal::rounded_to_16_bit(clip));
  return transcode_frames(info, all, clip, loss, packet_ms);
}

} // namespace quietroom::codec
