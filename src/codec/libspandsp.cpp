#include "codec/libspandsp.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <spandsp.h>

namespace quietroom::codec {

namespace {

/// Owns a state of spandsp; every kind has a function to free it.
template<auto release>
struct Free {
  void operator()(auto* state) const { release(state); }
};
using G722Encoder = std::unique_ptr<g722_encode_state_t, Free<g722_encode_free>>;
using G722Decoder = std::unique_ptr<g722_decode_state_t, Free<g722_decode_free>>;
using G726State = std::unique_ptr<g726_state_t, Free<g726_free>>;
using PlcState = std::unique_ptr<plc_state_t, Free<plc_free>>;

template<class Owner>
Owner owned(typename Owner::pointer state) {
  if (state == nullptr) throw_environment("spandsp: no memory for a codec; close other programs");
  return Owner(state);
}

int bits_per_second(const CodecSettings& settings) {
  return static_cast<int>(std::lround(*settings.bit_rate_kbps * 1000));
}

int length(std::span<const std::int16_t> frame) { return static_cast<int>(frame.size()); }

/// A codec of spandsp with its generic concealment behind the decoder, whose state stands still meanwhile.
/// The past is kept here and handed over whole where a loss begins: spandsp 0.0.6 turns its own ring buffer
/// by a memcpy onto itself, which may do anything.
class WithConcealment : public FrameCodec {
public:
  void decode(const Packet& packet, std::span<std::int16_t> frame) final {
    decode_only(packet, frame);
    if (m_losing) plc_rx(m_plc.get(), frame.data(), length(frame)); // goes over from what it made up
    m_losing = false;
    remember(frame);
  }

  void conceal(std::span<std::int16_t> frame) final {
    if (!m_losing) {
      plc_init(m_plc.get());
      plc_rx(m_plc.get(), m_past.data(), length(m_past));
    }
    m_losing = true;
    plc_fillin(m_plc.get(), frame.data(), length(frame));
    remember(frame);
  }

private:
  virtual void decode_only(const Packet& packet, std::span<std::int16_t> frame) = 0;

  void remember(std::span<const std::int16_t> frame) {
    std::shift_left(m_past.begin(), m_past.end(), length(frame));
    std::ranges::copy(frame, m_past.end() - length(frame));
  }

  PlcState m_plc = owned<PlcState>(plc_init(nullptr));
  std::array<std::int16_t, PLC_HISTORY_LEN> m_past{}; ///< as put out
  bool m_losing = false;
};

/// At 56 and 48 kbit/s the coder works as at 64, and the one or two lowest bits of each octet are not sent. A
/// packet has an octet for each code, whatever its length: the packed form of spandsp 0.0.6 comes out one
/// code late.
class G722 : public WithConcealment {
public:
  explicit G722(int rate)
      : m_dropped_bits((64000 - rate) / 8000),
        m_encoder(owned<G722Encoder>(g722_encode_init(nullptr, 64000, 0))),
        m_decoder(owned<G722Decoder>(g722_decode_init(nullptr, rate, 0))) {}

  int delay_samples() const override { return 22; } // of its two QMF filters; measured, 1.375 ms

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(frame.size() / 2);
    g722_encode(m_encoder.get(), out.data(), frame.data(), length(frame));
    for (std::uint8_t& code : out) code = static_cast<std::uint8_t>(code >> m_dropped_bits);
    return out;
  }

private:
  void decode_only(const Packet& packet, std::span<std::int16_t> frame) override {
    g722_decode(m_decoder.get(), frame.data(), packet.data(), static_cast<int>(packet.size()));
  }

  int m_dropped_bits;
  G722Encoder m_encoder;
  G722Decoder m_decoder;
};

class G726 : public WithConcealment {
public:
  explicit G726(int rate) : m_encoder(state(rate)), m_decoder(state(rate)) {}

  int delay_samples() const override { return 0; }

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(frame.size());
    out.resize(
        static_cast<std::size_t>(g726_encode(m_encoder.get(), out.data(), frame.data(), length(frame))));
    return out;
  }

private:
  static G726State state(int rate) {
    return owned<G726State>(g726_init(nullptr, rate, G726_ENCODING_LINEAR, G726_PACKING_RIGHT));
  }

  void decode_only(const Packet& packet, std::span<std::int16_t> frame) override {
    g726_decode(m_decoder.get(), frame.data(), packet.data(), static_cast<int>(packet.size()));
  }

  G726State m_encoder;
  G726State m_decoder;
};

} // namespace

std::unique_ptr<FrameCodec> make_g722(const CodecSettings& resolved, Format) {
  return std::make_unique<G722>(bits_per_second(resolved));
}

std::unique_ptr<FrameCodec> make_g726(const CodecSettings& resolved, Format) {
  return std::make_unique<G726>(bits_per_second(resolved));
}

std::vector<std::int16_t> g722_decoded(std::span<const std::uint8_t> bytes) {
  const auto decoder = owned<G722Decoder>(g722_decode_init(nullptr, 64000, 0));
  std::vector<std::int16_t> samples(2 * bytes.size());
  const int count = g722_decode(decoder.get(), samples.data(), bytes.data(), static_cast<int>(bytes.size()));
  samples.resize(static_cast<std::size_t>(count));
  return samples;
}

std::string spandsp_version() { return QUIETROOM_SPANDSP_VERSION; }

} // namespace quietroom::codec
