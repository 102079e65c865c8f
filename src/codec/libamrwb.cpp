#include "codec/libamrwb.h"

#include "codec/entries.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <opencore-amrwb/dec_if.h>
#include <vo-amrwbenc/enc_if.h>

namespace quietroom::codec {

namespace {

constexpr std::size_t frame_samples = 320;
constexpr std::size_t longest_packet = 64; ///< bytes; 23.85 kbit/s fills 61 with the head
constexpr std::uint8_t speech_lost = 0x74; ///< head of a packet that says that speech did not arrive

struct Exit {
  void operator()(void* state) const { exit(state); }
  void (*exit)(void*);
};
using State = std::unique_ptr<void, Exit>;

State owned(void* state, void (*exit)(void*)) {
  if (state == nullptr) throw_environment("AMR-WB: no memory for the codec; close other programs");
  return {state, {exit}};
}

class AmrWb : public FrameCodec {
public:
  explicit AmrWb(int mode) : m_mode(mode) {}

  int delay_samples() const override { return 94; } // look-ahead and filters, 5.875 ms; measured

  Packet encode(std::span<const std::int16_t> frame) override {
    std::array<short, frame_samples> input{}; // as with AMR-NB, the input is not promised to stay
    std::ranges::copy(frame, input.begin());
    Packet out(longest_packet);
    const int bytes = E_IF_encode(m_encoder.get(), m_mode, input.data(), out.data(), 0);
    out.resize(static_cast<std::size_t>(bytes));
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override { decode(packet, frame, 0); }

  void conceal(std::span<std::int16_t> frame) override { decode({speech_lost}, frame, 1); }

private:
  void decode(Packet packet, std::span<std::int16_t> frame, int bad_frame) {
    packet.resize(longest_packet); // the decoder is not told how long it is
    D_IF_decode(m_decoder.get(), packet.data(), frame.data(), bad_frame);
  }

  int m_mode;
  State m_encoder = owned(E_IF_init(), E_IF_exit);
  State m_decoder = owned(D_IF_init(), D_IF_exit);
};

} // namespace

std::unique_ptr<FrameCodec> make_amr_wb(const CodecSettings& resolved, Format) {
  const std::vector<double> rates = amr_wb_entry().bit_rates.kbps; // in the order of the modes
  const auto mode = std::ranges::find(rates, *resolved.bit_rate_kbps) - rates.begin();
  return std::make_unique<AmrWb>(static_cast<int>(mode));
}

} // namespace quietroom::codec
