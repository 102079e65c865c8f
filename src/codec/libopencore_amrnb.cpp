#include "codec/libopencore_amrnb.h"

#include "codec/entries.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <opencore-amrnb/interf_dec.h>
#include <opencore-amrnb/interf_enc.h>

namespace quietroom::codec {

namespace {

constexpr std::size_t frame_samples = 160;
constexpr std::size_t longest_packet = 32; ///< bytes with the head: 12.2 kbit/s
constexpr std::uint8_t no_data = 0x7C;     ///< head of a packet that says that nothing arrived

struct Exit {
  void operator()(void* state) const { exit(state); }
  void (*exit)(void*);
};
using State = std::unique_ptr<void, Exit>;

State owned(void* state, void (*exit)(void*)) {
  if (state == nullptr) throw_environment("opencore-amrnb: no memory for the codec; close other programs");
  return {state, {exit}};
}

class AmrNb : public FrameCodec {
public:
  explicit AmrNb(Mode mode) : m_mode(mode) {}

  int delay_samples() const override { return 39; } // measured; the coder looks 5 ms ahead

  Packet encode(std::span<const std::int16_t> frame) override {
    std::array<short, frame_samples> input{}; // the coder writes into its input, const or not
    std::ranges::copy(frame, input.begin());
    Packet out(longest_packet);
    const int bytes = Encoder_Interface_Encode(m_encoder.get(), m_mode, input.data(), out.data(), 0);
    out.resize(static_cast<std::size_t>(bytes));
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override { decode(packet, frame, 0); }

  void conceal(std::span<std::int16_t> frame) override { decode({no_data}, frame, 1); }

private:
  void decode(Packet packet, std::span<std::int16_t> frame, int bad_frame) {
    packet.resize(longest_packet); // the decoder is not told how long it is
    Decoder_Interface_Decode(m_decoder.get(), packet.data(), frame.data(), bad_frame);
  }

  Mode m_mode;
  State m_encoder = owned(Encoder_Interface_init(0), Encoder_Interface_exit);
  State m_decoder = owned(Decoder_Interface_init(), Decoder_Interface_exit);
};

} // namespace

std::unique_ptr<FrameCodec> make_amr_nb(const CodecSettings& resolved, Format) {
  const std::vector<double> rates = amr_nb_entry().bit_rates.kbps; // in the order of the modes
  const auto mode = std::ranges::find(rates, *resolved.bit_rate_kbps) - rates.begin();
  return std::make_unique<AmrNb>(static_cast<Mode>(mode));
}

} // namespace quietroom::codec
