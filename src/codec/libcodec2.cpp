#include "codec/libcodec2.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <codec2.h>
#include <utility>

namespace {

/// Of the decoder that works on this thread at the moment.
thread_local std::uint32_t* noise_state = nullptr;

} // namespace

/// libcodec2 draws the phases of unvoiced sounds from a generator that the whole process shares, so that what
/// it decodes would depend on all it has decoded before, and on the other threads. A program's definition of
/// a function comes before that of a shared library: this one takes the place of the library's own and gives
/// each decoder a sequence for itself. It is the portable generator that the C standard prints (ISO C, rand),
/// so that the first clip sounds as it would without us.
extern "C" int codec2_rand() {
  std::uint32_t unused = 1;
  std::uint32_t& state = noise_state == nullptr ? unused : *noise_state;
  state = state * 1103515245U + 12345U;
  return static_cast<int>(state >> 16 & 0x7FFFU);
}

namespace quietroom::codec {

namespace {

struct Destroy {
  void operator()(CODEC2* state) const { codec2_destroy(state); }
};
using State = std::unique_ptr<CODEC2, Destroy>;

State make_state(int mode) {
  State state(codec2_create(mode));
  if (!state) throw_environment("libcodec2: no memory for the codec; close other programs");
  return state;
}

struct Mode {
  double kbps;
  int number;
};

constexpr std::array<Mode, 7> modes = {{{3.2, CODEC2_MODE_3200},
                                        {2.4, CODEC2_MODE_2400},
                                        {1.6, CODEC2_MODE_1600},
                                        {1.4, CODEC2_MODE_1400},
                                        {1.3, CODEC2_MODE_1300},
                                        {1.2, CODEC2_MODE_1200},
                                        {0.7, CODEC2_MODE_700C}}};

class Codec2 : public FrameCodec {
public:
  explicit Codec2(int mode) : m_mode(mode) {}

  /// The waveform is not kept, so there is no exact delay. Measured: at this lag the envelopes (rms over 5 to
  /// 20 ms) of three prompts and of their decoded versions resemble each other most; the prompts and windows
  /// differ by 2 ms.
  int delay_samples() const override { return m_mode == CODEC2_MODE_700C ? 240 : 150; }

  Packet encode(std::span<const std::int16_t> frame) override {
    std::vector<std::int16_t> input(frame.begin(), frame.end()); // is declared as if it were written to
    Packet out(bytes() * (input.size() / samples()));
    for (std::size_t i = 0; i < input.size() / samples(); ++i)
      codec2_encode(m_encoder.get(), out.data() + i * bytes(), input.data() + i * samples());
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override {
    std::uint32_t* const before = std::exchange(noise_state, &m_noise);
    for (std::size_t i = 0; i < frame.size() / samples(); ++i)
      codec2_decode(m_decoder.get(), frame.data() + i * samples(), packet.data() + i * bytes());
    noise_state = before;
  }

  void conceal(std::span<std::int16_t>) override { assert(false); } // it has none

private:
  std::size_t samples() const { return static_cast<std::size_t>(codec2_samples_per_frame(m_encoder.get())); }
  std::size_t bytes() const { return static_cast<std::size_t>(codec2_bytes_per_frame(m_encoder.get())); }

  int m_mode;
  State m_encoder = make_state(m_mode);
  State m_decoder = make_state(m_mode);
  std::uint32_t m_noise = 1;
};

} // namespace

std::unique_ptr<FrameCodec> make_codec2(const CodecSettings& resolved, Format) {
  const auto* mode = std::ranges::find(modes, *resolved.bit_rate_kbps, &Mode::kbps);
  assert(mode != modes.end());
  return std::make_unique<Codec2>(mode->number);
}

} // namespace quietroom::codec
