#include "codec/libspeex.h"

#include "core/error.h"

#include <cmath>
#include <fmt/format.h>
#include <speex/speex.h>

namespace quietroom::codec {

namespace {

constexpr int wideband_rate_hz = 16000;

struct Destroy {
  void operator()(void* state) const { destroy(state); }
  void (*destroy)(void*);
};
using State = std::unique_ptr<void, Destroy>;

State owned(void* state, void (*destroy)(void*)) {
  if (state == nullptr) throw_environment("libspeex: no memory for the codec; close other programs");
  return {state, {destroy}};
}

/// Bits on their way into or out of a packet.
class Bits {
public:
  Bits() { speex_bits_init(&m_bits); }
  Bits(const Bits&) = delete;
  Bits& operator=(const Bits&) = delete;
  ~Bits() { speex_bits_destroy(&m_bits); }
  SpeexBits* get() { return &m_bits; }

private:
  SpeexBits m_bits{};
};

class Speex : public FrameCodec {
public:
  Speex(const CodecSettings& settings, Format format)
      : m_wideband(format.rate_hz == wideband_rate_hz),
        m_encoder(owned(speex_encoder_init(mode()), speex_encoder_destroy)),
        m_decoder(owned(speex_decoder_init(mode()), speex_decoder_destroy)) {
    const int bits_per_second = static_cast<int>(std::lround(*settings.bit_rate_kbps * 1000));
    set_encoder(SPEEX_SET_COMPLEXITY, static_cast<int>(settings.number("complexity")));
    set_encoder(SPEEX_SET_VBR, 0);
    set_encoder(SPEEX_SET_VAD, 0);
    set_encoder(SPEEX_SET_DTX, 0);
    set_encoder(SPEEX_SET_HIGHPASS, 1); // the library's own choice
    set_encoder(SPEEX_SET_BITRATE, bits_per_second);
    int enhancement = settings.flag("enhancement") ? 1 : 0;
    speex_decoder_ctl(m_decoder.get(), SPEEX_SET_ENH, &enhancement);
    int found = 0;
    speex_encoder_ctl(m_encoder.get(), SPEEX_GET_BITRATE, &found);
    if (found != bits_per_second)
      throw_environment(fmt::format("libspeex {} codes at {} bit/s where {} was asked for; use version 1.2",
                                    speex_version(), found, bits_per_second));
  }

  /// Measured: the look-ahead of coder and decoder (40 + 40, 143 + 80), less what the high-pass filters bring
  /// forward.
  int delay_samples() const override { return m_wideband ? 222 : 79; }

  Packet encode(std::span<const std::int16_t> frame) override {
    std::vector<std::int16_t> input(frame.begin(), frame.end()); // the encoder works in its input
    speex_bits_reset(m_coded.get());
    speex_encode_int(m_encoder.get(), input.data(), m_coded.get());
    Packet out(static_cast<std::size_t>(speex_bits_nbytes(m_coded.get())));
    speex_bits_write(m_coded.get(), reinterpret_cast<char*>(out.data()), static_cast<int>(out.size()));
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override {
    speex_bits_read_from(m_received.get(), reinterpret_cast<const char*>(packet.data()),
                         static_cast<int>(packet.size()));
    speex_decode_int(m_decoder.get(), m_received.get(), frame.data());
  }

  void conceal(std::span<std::int16_t> frame) override {
    speex_decode_int(m_decoder.get(), nullptr, frame.data());
  }

private:
  const SpeexMode* mode() const { return speex_lib_get_mode(m_wideband ? SPEEX_MODEID_WB : SPEEX_MODEID_NB); }

  void set_encoder(int request, int value) { speex_encoder_ctl(m_encoder.get(), request, &value); }

  bool m_wideband;
  State m_encoder;
  State m_decoder;
  Bits m_coded;
  Bits m_received;
};

} // namespace

std::unique_ptr<FrameCodec> make_speex(const CodecSettings& resolved, Format format) {
  return std::make_unique<Speex>(resolved, format);
}

std::string speex_version() {
  const char* version = "";
  speex_lib_ctl(SPEEX_LIB_GET_VERSION_STRING, static_cast<void*>(&version));
  return version;
}

} // namespace quietroom::codec
