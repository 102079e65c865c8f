#include "codec/libbcg729.h"

#include "core/error.h"

#include <cstdint>

extern "C" { // which its headers lack
#include <bcg729/decoder.h>
#include <bcg729/encoder.h>
}

namespace quietroom::codec {

namespace {

constexpr std::size_t packet_bytes = 10; ///< 8 kbit/s

struct Close {
  void operator()(bcg729EncoderChannelContextStruct* state) const { closeBcg729EncoderChannel(state); }
  void operator()(bcg729DecoderChannelContextStruct* state) const { closeBcg729DecoderChannel(state); }
};

class G729a : public FrameCodec {
public:
  G729a() : m_encoder(initBcg729EncoderChannel(0)), m_decoder(initBcg729DecoderChannel()) {
    if (!m_encoder || !m_decoder) throw_environment("bcg729: no memory for the codec; close other programs");
  }

  int delay_samples() const override { return 39; } // measured; the coder looks 5 ms ahead

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(packet_bytes);
    std::uint8_t bytes = 0;
    bcg729Encoder(m_encoder.get(), frame.data(), out.data(), &bytes);
    out.resize(bytes);
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override {
    bcg729Decoder(m_decoder.get(), packet.data(), static_cast<std::uint8_t>(packet.size()), 0, 0, 0,
                  frame.data());
  }

  void conceal(std::span<std::int16_t> frame) override {
    bcg729Decoder(m_decoder.get(), nullptr, 0, 1, 0, 0, frame.data());
  }

private:
  std::unique_ptr<bcg729EncoderChannelContextStruct, Close> m_encoder;
  std::unique_ptr<bcg729DecoderChannelContextStruct, Close> m_decoder;
};

} // namespace

std::unique_ptr<FrameCodec> make_g729a(const CodecSettings&, Format) { return std::make_unique<G729a>(); }

} // namespace quietroom::codec
