#include "codec/libvorbis.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <vorbis/codec.h>
#include <vorbis/vorbisenc.h>

namespace quietroom::codec {

namespace {

void require(int result) {
  if (result != 0)
    throw_environment(fmt::format("libvorbis refuses to work (error {}); try another version of it", result));
}

struct Coded {
  Packet bytes;
  ogg_packet facts{}; ///< its position and place; the bytes are elsewhere
};

/// What both ends need: a description of the stream.
struct Stream {
  Stream() {
    vorbis_info_init(&info);
    vorbis_comment_init(&comment);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    vorbis_comment_clear(&comment);
    vorbis_info_clear(&info);
  }

  vorbis_info info{};
  vorbis_comment comment{};
};

/// A running coder or decoder.
struct Engine {
  Engine(Stream& stream, int (*init)(vorbis_dsp_state*, vorbis_info*)) {
    require(init(&state, &stream.info));
    require(vorbis_block_init(&state, &block));
  }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine() {
    vorbis_block_clear(&block);
    vorbis_dsp_clear(&state);
  }

  vorbis_dsp_state state{};
  vorbis_block block{};
};

int init_decoder(vorbis_dsp_state* state, vorbis_info* info) { return vorbis_synthesis_init(state, info); }

void set_up(Stream& stream, const CodecSettings& settings, const signal::Clip& clip) {
  if (settings.bit_rate_kbps)
    require(vorbis_encode_init(&stream.info, clip.channels, clip.rate_hz, -1,
                               std::lround(*settings.bit_rate_kbps * 1000), -1));
  else
    require(vorbis_encode_init_vbr(&stream.info, clip.channels, clip.rate_hz,
                                   static_cast<float>(settings.number("quality") / 10)));
}

/// Takes the packets that are ready.
void drain(Engine& encoder, std::vector<Coded>& out) {
  while (vorbis_analysis_blockout(&encoder.state, &encoder.block) == 1) {
    require(vorbis_analysis(&encoder.block, nullptr));
    require(vorbis_bitrate_addblock(&encoder.block));
    for (ogg_packet packet; vorbis_bitrate_flushpacket(&encoder.state, &packet) == 1;)
      out.push_back({{packet.packet, packet.packet + packet.bytes}, packet});
  }
}

std::vector<Coded> encoded(Engine& encoder, const signal::Clip& clip) {
  constexpr std::size_t piece = 1024;
  const auto channels = static_cast<std::size_t>(clip.channels);
  std::vector<Coded> out;
  for (std::size_t at = 0; at < clip.frames(); at += piece) {
    const std::size_t count = std::min(piece, clip.frames() - at);
    float** const buffer = vorbis_analysis_buffer(&encoder.state, static_cast<int>(count));
    for (std::size_t c = 0; c < channels; ++c)
      for (std::size_t i = 0; i < count; ++i)
        buffer[c][i] = static_cast<float>(clip.samples[(at + i) * channels + c]);
    require(vorbis_analysis_wrote(&encoder.state, static_cast<int>(count)));
    drain(encoder, out);
  }
  require(vorbis_analysis_wrote(&encoder.state, 0)); // the end
  drain(encoder, out);
  return out;
}

std::vector<double> decoded(Engine& decoder, std::vector<Coded>& packets, int channels) {
  std::vector<double> out;
  for (Coded& each : packets) {
    each.facts.packet = each.bytes.data();
    require(vorbis_synthesis(&decoder.block, &each.facts));
    require(vorbis_synthesis_blockin(&decoder.state, &decoder.block));
    float** samples = nullptr;
    for (int count = 0; (count = vorbis_synthesis_pcmout(&decoder.state, &samples)) > 0;) {
      for (int i = 0; i < count; ++i)
        for (int c = 0; c < channels; ++c) out.push_back(static_cast<double>(samples[c][i]));
      require(vorbis_synthesis_read(&decoder.state, count));
    }
  }
  return out;
}

} // namespace

CodecResult code_vorbis(const CodecSettings& resolved, const signal::Clip& clip) {
  Stream sent;
  set_up(sent, resolved, clip);
  Engine encoder(sent, vorbis_analysis_init);
  std::array<ogg_packet, 3> heads{};
  require(vorbis_analysis_headerout(&encoder.state, &sent.comment, &heads[0], &heads[1], &heads[2]));
  Stream received;
  for (ogg_packet& head : heads) require(vorbis_synthesis_headerin(&received.info, &received.comment, &head));
  std::vector<Coded> packets = encoded(encoder, clip);
  std::size_t bytes = 0;
  for (const Coded& each : packets) bytes += each.bytes.size();
  Engine decoder(received, init_decoder);
  std::vector<double> samples = decoded(decoder, packets, clip.channels);
  if (samples.size() != clip.samples.size())
    throw_environment(fmt::format("libvorbis gives {} samples for {}; try another version of it",
                                  samples.size(), clip.samples.size()));
  return {{clip.rate_hz, clip.channels, std::move(samples)}, 0, bytes};
}

std::string vorbis_version() {
  const std::string all = vorbis_version_string(); // "Xiph.Org libVorbis 1.3.7"
  return all.substr(all.rfind(' ') + 1);
}

} // namespace quietroom::codec
