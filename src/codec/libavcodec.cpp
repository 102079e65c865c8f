#include "codec/libavcodec.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <mutex>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/channel_layout.h>
#include <libavutil/cpu.h>
#include <libavutil/log.h>
}

namespace quietroom::codec {

namespace {

constexpr int frame = 1024; ///< samples of a channel; the coder's delay has the same length

struct Free {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
  void operator()(AVFrame* sound) const { av_frame_free(&sound); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
using Context = std::unique_ptr<AVCodecContext, Free>;
using Sound = std::unique_ptr<AVFrame, Free>;
using Coded = std::unique_ptr<AVPacket, Free>;

int require(int result) {
  if (result < 0)
    throw_environment(
        fmt::format("libavcodec refuses to work (error {}); try another version of it", result));
  return result;
}

template<class Pointer>
Pointer owned(typename Pointer::pointer made) {
  if (made == nullptr) throw_environment("libavcodec: no memory or no AAC; use Debian's libavcodec");
  return Pointer(made);
}

Context make_context(const AVCodec* codec) {
  static std::once_flag once; // for the whole process, which uses libavcodec for nothing else
  std::call_once(once, [] {
    av_force_cpu_flags(0);
    av_log_set_level(AV_LOG_ERROR);
  });
  if (codec == nullptr) throw_environment("libavcodec has no AAC; use Debian's libavcodec");
  Context out = owned<Context>(avcodec_alloc_context3(codec));
  out->flags |= AV_CODEC_FLAG_BITEXACT;
  out->thread_count = 1;
  return out;
}

Context make_encoder(const CodecSettings& settings, Format format) {
  const AVCodec* codec = avcodec_find_encoder_by_name("aac");
  Context out = make_context(codec);
  out->sample_rate = format.rate_hz;
  out->time_base = {1, format.rate_hz};
  out->sample_fmt = AV_SAMPLE_FMT_FLTP;
  out->profile = FF_PROFILE_AAC_LOW;
  out->bit_rate = std::lround(*settings.bit_rate_kbps * 1000);
  av_channel_layout_default(&out->ch_layout, format.channels);
  require(avcodec_open2(out.get(), codec, nullptr));
  if (out->frame_size != frame || out->initial_padding != frame)
    throw_environment("libavcodec codes AAC with another delay than 1024; use version 59");
  return out;
}

/// Of what the encoder writes.
Context make_decoder(const AVCodecContext& encoder) {
  const AVCodec* codec = avcodec_find_decoder_by_name("aac");
  Context out = make_context(codec);
  const auto size = static_cast<std::size_t>(encoder.extradata_size);
  out->extradata =
      static_cast<std::uint8_t*>(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE)); // the context frees it
  if (out->extradata == nullptr) throw_environment("libavcodec: no memory; close other programs");
  std::memcpy(out->extradata, encoder.extradata, size);
  out->extradata_size = encoder.extradata_size;
  require(avcodec_open2(out.get(), codec, nullptr));
  return out;
}

/// Coder and decoder back to back, a frame in and perhaps one out.
class AacLc {
public:
  AacLc(const CodecSettings& settings, Format format)
      : m_channels(format.channels), m_encoder(make_encoder(settings, format)),
        m_decoder(make_decoder(*m_encoder)) {}

  /// A frame of a channel behind the end is filled with silence.
  void send(const signal::Clip& clip, std::size_t at) {
    const Sound sound = owned<Sound>(av_frame_alloc());
    sound->nb_samples = frame;
    sound->format = AV_SAMPLE_FMT_FLTP;
    sound->sample_rate = clip.rate_hz;
    sound->pts = static_cast<std::int64_t>(at);
    av_channel_layout_default(&sound->ch_layout, m_channels);
    require(av_frame_get_buffer(sound.get(), 0));
    const auto channels = static_cast<std::size_t>(m_channels);
    for (std::size_t c = 0; c < channels; ++c)
      for (std::size_t i = 0; i < frame; ++i)
        reinterpret_cast<float*>(sound->extended_data[c])[i] =
            at + i < clip.frames() ? static_cast<float>(clip.samples[(at + i) * channels + c]) : 0.0F;
    require(avcodec_send_frame(m_encoder.get(), sound.get()));
    decode_what_is_ready();
  }

  void end() {
    require(avcodec_send_frame(m_encoder.get(), nullptr));
    decode_what_is_ready();
  }

  std::size_t bytes() const { return m_bytes; }
  const std::vector<double>& decoded() const { return m_decoded; }

private:
  void decode_what_is_ready() {
    while (avcodec_receive_packet(m_encoder.get(), m_packet.get()) == 0) {
      m_bytes += static_cast<std::size_t>(m_packet->size);
      require(avcodec_send_packet(m_decoder.get(), m_packet.get()));
      av_packet_unref(m_packet.get());
      while (avcodec_receive_frame(m_decoder.get(), m_sound.get()) == 0) take();
    }
  }

  void take() {
    for (int i = 0; i < m_sound->nb_samples; ++i)
      for (int c = 0; c < m_channels; ++c)
        m_decoded.push_back(
            static_cast<double>(reinterpret_cast<const float*>(m_sound->extended_data[c])[i]));
    av_frame_unref(m_sound.get());
  }

  int m_channels;
  Context m_encoder;
  Context m_decoder;
  Coded m_packet = owned<Coded>(av_packet_alloc());
  Sound m_sound = owned<Sound>(av_frame_alloc());
  std::size_t m_bytes = 0;
  std::vector<double> m_decoded;
};

} // namespace

CodecResult code_aac_lc(const CodecSettings& resolved, const signal::Clip& clip) {
  AacLc codec(resolved, {clip.rate_hz, clip.channels});
  for (std::size_t at = 0; at < clip.frames() + frame; at += frame) codec.send(clip, at); // and its delay
  codec.end();
  const std::span<const double> all = codec.decoded();
  const std::size_t late = std::size_t{frame} * static_cast<std::size_t>(clip.channels);
  if (all.size() < late + clip.samples.size())
    throw_environment("libavcodec decodes fewer samples than it coded; try another version of it");
  const std::span<const double> kept = all.subspan(late, clip.samples.size());
  return {{clip.rate_hz, clip.channels, {kept.begin(), kept.end()}}, frame, codec.bytes()};
}

std::string avcodec_version_text() { return av_version_info(); }

} // namespace quietroom::codec
