#include "codec/liblc3.h"

#include "core/error.h"

#include <cmath>
#include <cstddef>
#include <lc3.h>

namespace quietroom::codec {

namespace {

/// The library works in memory that we give it.
using Memory = std::unique_ptr<std::byte[]>;

int frame_us(const CodecSettings& settings) {
  return static_cast<int>(std::lround(settings.number("frame_ms") * 1000));
}

/// Coder and decoder of one channel.
class Channel {
public:
  Channel(int us, int rate_hz)
      : m_encoder_memory(std::make_unique<std::byte[]>(lc3_encoder_size(us, rate_hz))),
        m_decoder_memory(std::make_unique<std::byte[]>(lc3_decoder_size(us, rate_hz))),
        m_encoder(lc3_setup_encoder(us, rate_hz, 0, m_encoder_memory.get())),
        m_decoder(lc3_setup_decoder(us, rate_hz, 0, m_decoder_memory.get())) {
    if (m_encoder == nullptr || m_decoder == nullptr) fail();
  }

  /// `first` is the channel's first sample, the next one `stride` further on.
  void encode(const std::int16_t* first, int stride, std::span<std::uint8_t> out) {
    if (lc3_encode(m_encoder, LC3_PCM_FORMAT_S16, first, stride, static_cast<int>(out.size()), out.data()) !=
        0)
      fail();
  }

  /// Conceals where there is nothing in `coded`.
  void decode(std::span<const std::uint8_t> coded, std::int16_t* first, int stride) {
    const int result = lc3_decode(m_decoder, coded.empty() ? nullptr : coded.data(),
                                  static_cast<int>(coded.size()), LC3_PCM_FORMAT_S16, first, stride);
    if (result != (coded.empty() ? 1 : 0)) fail(); // 1: it has concealed
  }

private:
  [[noreturn]] static void fail() {
    throw_environment("liblc3 refuses to work; try it with another version of it");
  }

  Memory m_encoder_memory;
  Memory m_decoder_memory;
  lc3_encoder_t m_encoder;
  lc3_decoder_t m_decoder;
};

class Lc3 : public FrameCodec {
public:
  Lc3(const CodecSettings& settings, Format format)
      : m_delay(lc3_delay_samples(frame_us(settings), format.rate_hz)) {
    for (int c = 0; c < format.channels; ++c) m_channels.emplace_back(frame_us(settings), format.rate_hz);
    m_bytes = static_cast<std::size_t>(
        std::lround(*settings.bit_rate_kbps * settings.number("frame_ms") / 8 / format.channels));
  }

  int delay_samples() const override { return m_delay; }

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(m_bytes * m_channels.size());
    for (std::size_t c = 0; c < m_channels.size(); ++c)
      m_channels[c].encode(frame.data() + c, stride(), std::span(out).subspan(c * m_bytes, m_bytes));
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override {
    for (std::size_t c = 0; c < m_channels.size(); ++c)
      m_channels[c].decode(std::span(packet).subspan(c * m_bytes, m_bytes), frame.data() + c, stride());
  }

  void conceal(std::span<std::int16_t> frame) override {
    for (std::size_t c = 0; c < m_channels.size(); ++c) m_channels[c].decode({}, frame.data() + c, stride());
  }

private:
  int stride() const { return static_cast<int>(m_channels.size()); }

  int m_delay;
  std::vector<Channel> m_channels;
  std::size_t m_bytes = 0; ///< of one channel's part of a packet
};

} // namespace

std::unique_ptr<FrameCodec> make_lc3(const CodecSettings& resolved, Format format) {
  return std::make_unique<Lc3>(resolved, format);
}

} // namespace quietroom::codec
