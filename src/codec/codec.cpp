#include "codec/codec.h"

#include "codec/g711.h"
#include "codec/g711_plc.h"
#include "codec/gsm_fr.h"
#include "core/error.h"
#include "signal/pcm16.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>

namespace quietroom::codec {

namespace {

constexpr std::array<CodecInfo, 3> all = {{
    {"g711a", "G.711 A-law", "quietroom", 8000, g711_plc_frame, true},
    {"g711u", "G.711 mu-law", "quietroom", 8000, g711_plc_frame, true},
    {"gsm-fr", "GSM 06.10 full rate", "libgsm1", 8000, gsm_fr_frame, false},
}};

/// Per frame instead of per packet.
std::vector<bool> frame_losses(const signal::LossPattern& packets, std::size_t samples,
                               std::size_t packet_samples, std::size_t frame_samples) {
  std::vector<bool> out((samples + frame_samples - 1) / frame_samples);
  for (std::size_t f = 0; f < out.size(); ++f) out[f] = packets[f * frame_samples / packet_samples];
  return out;
}

std::vector<std::int16_t> silenced(std::vector<std::int16_t> samples, const std::vector<bool>& lost) {
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (lost[i / g711_plc_frame]) samples[i] = 0;
  return samples;
}

void require_fit(const CodecInfo& codec, const signal::Clip& clip) {
  if (clip.rate_hz != codec.rate_hz)
    throw_input(fmt::format("{} works at {} Hz, not at {} Hz; resample before it", codec.id, codec.rate_hz,
                            clip.rate_hz));
  if (clip.channels != 1)
    throw_input(
        fmt::format("{} takes one channel, not {}; take one of them before it", codec.id, clip.channels));
}

void require_pattern(const CodecInfo& codec, const signal::Clip& clip, const signal::LossPattern& loss,
                     int packet_ms) {
  if (!codec.conceals && std::find(loss.begin(), loss.end(), true) != loss.end())
    throw_input(fmt::format("{} has no concealment of lost packets; use it without loss", codec.id));
  const int frame_ms = codec.frame_samples * 1000 / codec.rate_hz;
  if (packet_ms <= 0 || packet_ms % frame_ms != 0)
    throw_input(fmt::format("{} cannot fill packets of {} ms; give a multiple of {} ms", codec.id, packet_ms,
                            frame_ms));
  if (loss.size() != packet_count(clip, packet_ms))
    throw_input(fmt::format("the loss pattern has {} packets, the clip {} of {} ms; give one entry a packet",
                            loss.size(), packet_count(clip, packet_ms), packet_ms));
}

} // namespace

std::span<const CodecInfo> codecs() { return all; }

const CodecInfo* find_codec(std::string_view id) {
  const auto* found = std::find_if(all.begin(), all.end(), [id](const CodecInfo& c) { return c.id == id; });
  return found == all.end() ? nullptr : found;
}

std::size_t packet_count(const signal::Clip& clip, int packet_ms) {
  assert(packet_ms > 0);
  const std::size_t per_packet = static_cast<std::size_t>(clip.rate_hz) * static_cast<std::size_t>(packet_ms);
  return (clip.frames() * 1000 + per_packet - 1) / per_packet;
}

CodecResult transcode(std::string_view id, const signal::Clip& clip, const signal::LossPattern& loss,
                      int packet_ms, Plc plc) {
  const CodecInfo* codec = find_codec(id);
  if (codec == nullptr) throw_input(fmt::format("{}: no such codec; `codecs` lists those there are", id));
  require_fit(*codec, clip);
  if (!loss.empty()) require_pattern(*codec, clip, loss, packet_ms);
  const std::vector<std::int16_t> input = signal::pcm16(clip.samples);
  if (id == "gsm-fr") return {{clip.rate_hz, 1, signal::from_pcm16(gsm_fr_coded(input))}, 0};
  std::vector<std::int16_t> output = g711_coded(id == "g711a" ? G711Law::a : G711Law::mu, input);
  if (!loss.empty()) {
    const auto packet_samples =
        static_cast<std::size_t>(clip.rate_hz) * static_cast<std::size_t>(packet_ms) / 1000;
    const std::vector<bool> lost = frame_losses(loss, output.size(), packet_samples, g711_plc_frame);
    output = plc == Plc::silence ? silenced(std::move(output), lost) : g711_concealed(output, lost);
  }
  return {{clip.rate_hz, 1, signal::from_pcm16(output)}, 0};
}

} // namespace quietroom::codec
