#include "codec/libspandsp.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <spandsp.h>
#include <spandsp/private/bitstream.h>
#include <spandsp/private/g722.h>
#include <spandsp/private/g726.h>

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

/// A decoded value as 16 bits hold it. spandsp 0.0.6 keeps the lower 16 bits alone, so that a peak beyond
/// full scale comes out with the other sign; the two decoders below find the whole value in its state.
std::int16_t saturated(int value, std::int64_t& saturated_samples) {
  const int kept = std::clamp(value, -32768, 32767);
  saturated_samples += kept != value;
  return static_cast<std::int16_t>(kept);
}

/// Octet by octet: each gives two samples, which are the receiving QMF of the sums and differences of both
/// bands in the state.
void decode_g722(g722_decode_state_t& state, std::span<const std::uint8_t> codes,
                 std::span<std::int16_t> samples, std::int64_t& saturated_samples) {
  constexpr std::array qmf{3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
  constexpr int gain_bits = 11;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::span<std::int16_t> two = samples.subspan(2 * i, 2);
    g722_decode(&state, two.data(), &codes[i], 1);
    int first = 0;
    int second = 0;
    for (std::size_t k = 0; k < qmf.size(); ++k) {
      const std::size_t at = (static_cast<std::size_t>(state.ptr) + k) % qmf.size();
      first += state.y[at] * qmf[qmf.size() - 1 - k];
      second += state.x[at] * qmf[k];
    }
    two[0] = saturated(first >> gain_bits, saturated_samples);
    two[1] = saturated(second >> gain_bits, saturated_samples);
  }
}

/// The reconstructed signal, of 14 bits and more, that the state keeps as sign, exponent and six bits: enough
/// to tell which multiple of 2^16 a sample of 16 bits lacks.
int coarse_reconstruction(const g726_state_t& state) {
  const bool is_negative = state.sr[0] < 0;
  const unsigned bits = static_cast<unsigned>(is_negative ? state.sr[0] + 0x400 : state.sr[0]);
  const int magnitude = static_cast<int>((bits & 0x3FU) << (bits >> 6 & 0xFU) >> 6);
  return 4 * (is_negative ? -magnitude : magnitude);
}

/// Code by code, for a state of G726_PACKING_NONE: an octet would give up to four samples and tell of the
/// last alone. `octets` are packed from the right.
void decode_g726(g726_state_t& state, std::span<const std::uint8_t> octets, std::span<std::int16_t> samples,
                 std::int64_t& saturated_samples) {
  const auto width = static_cast<std::size_t>(state.bits_per_sample);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::size_t bit = i * width;
    unsigned both = octets[bit / 8];
    if (bit % 8 + width > 8) both |= unsigned{octets[bit / 8 + 1]} << 8;
    const auto code = static_cast<std::uint8_t>(both >> bit % 8 & ((1U << width) - 1));
    g726_decode(&state, &samples[i], &code, 1);
    const long turns = std::lround((coarse_reconstruction(state) - samples[i]) / 65536.0);
    samples[i] = saturated(samples[i] + static_cast<int>(turns) * 65536, saturated_samples);
  }
}

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

  std::int64_t saturated_samples() const final { return m_saturated_samples; }

protected:
  std::int64_t m_saturated_samples = 0;

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
    decode_g722(*m_decoder, packet, frame, m_saturated_samples);
  }

  int m_dropped_bits;
  G722Encoder m_encoder;
  G722Decoder m_decoder;
};

class G726 : public WithConcealment {
public:
  explicit G726(int rate)
      : m_encoder(state(rate, G726_PACKING_RIGHT)), m_decoder(state(rate, G726_PACKING_NONE)) {}

  int delay_samples() const override { return 0; }

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(frame.size());
    out.resize(
        static_cast<std::size_t>(g726_encode(m_encoder.get(), out.data(), frame.data(), length(frame))));
    return out;
  }

private:
  static G726State state(int rate, int packing) {
    return owned<G726State>(g726_init(nullptr, rate, G726_ENCODING_LINEAR, packing));
  }

  void decode_only(const Packet& packet, std::span<std::int16_t> frame) override {
    decode_g726(*m_decoder, packet, frame, m_saturated_samples);
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

std::vector<std::int16_t> g722_decoded(std::span<const std::uint8_t> bytes, std::int64_t& saturated_samples) {
  const auto decoder = owned<G722Decoder>(g722_decode_init(nullptr, 64000, 0));
  std::vector<std::int16_t> samples(2 * bytes.size());
  decode_g722(*decoder, bytes, samples, saturated_samples);
  return samples;
}

std::string spandsp_version() { return QUIETROOM_SPANDSP_VERSION; }

} // namespace quietroom::codec
