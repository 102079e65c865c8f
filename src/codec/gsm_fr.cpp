#include "codec/entries.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <gsm.h>
#include <memory>
#include <optional>

namespace quietroom::codec {

namespace {

struct DestroyGsm {
  void operator()(gsm state) const { gsm_destroy(state); }
};
using GsmState = std::unique_ptr<gsm_state, DestroyGsm>;

GsmState make_state() {
  GsmState state(gsm_create());
  if (!state) throw_environment("libgsm: no memory for the codec; close other programs");
  return state;
}

// The 76 parameters of a frame, as libgsm lists them: 8 of the filter, then 17 of each of 4 subframes.
constexpr std::size_t parameters = 76;
constexpr std::size_t first_subframe = 8;
constexpr std::size_t subframe_parameters = 17;
constexpr std::size_t block_amplitude = 3; ///< within a subframe: xmaxc, logarithmic, 0 to 63

// libgsm has no concealment. GSM 06.11 repeats the last good frame once and lowers its block amplitudes by 4
// in each frame after that, some 3 dB, so that a call is silent 320 ms after its last frame. Unverified:
// written from recollection, not from the standard. A voiced frame would ring on through its own long-term
// prediction; so the output fades to silence over the same 320 ms, which is ours.
constexpr int muting_step = 4;
constexpr int fading_frames = 16;

/// libgsm, 13 bits in and out of 16, no algorithmic delay.
class GsmFr : public FrameCodec {
public:
  int delay_samples() const override { return 0; }

  Packet encode(std::span<const std::int16_t> frame) override {
    std::array<gsm_signal, 160> input{}; // libgsm does not promise to leave it alone
    std::ranges::copy(frame, input.begin());
    Packet out(sizeof(gsm_frame));
    gsm_encode(m_encoder.get(), input.data(), out.data());
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override {
    m_last = packet;
    m_repeated = 0;
    decode_last(frame);
  }

  void conceal(std::span<std::int16_t> frame) override {
    if (m_last.empty()) {
      std::ranges::fill(frame, std::int16_t{0});
    } else {
      if (m_repeated > 0) mute_last();
      decode_last(frame);
      if (m_repeated > 0) fade(frame, m_repeated);
      ++m_repeated;
    }
  }

private:
  void decode_last(std::span<std::int16_t> frame) {
    gsm_decode(m_decoder.get(), m_last.data(), frame.data());
  }

  void mute_last() {
    std::array<gsm_signal, parameters> all{};
    gsm_explode(m_decoder.get(), m_last.data(), all.data());
    for (std::size_t at = first_subframe + block_amplitude; at < parameters; at += subframe_parameters)
      all[at] = static_cast<gsm_signal>(std::max(0, all[at] - muting_step));
    gsm_implode(m_decoder.get(), all.data(), m_last.data());
  }

  /// The n-th of the fading frames, from where the one before it ended.
  static void fade(std::span<std::int16_t> frame, int n) {
    const double slope = 1.0 / (fading_frames * static_cast<double>(frame.size()));
    double gain = 1.0 - static_cast<double>(n - 1) / fading_frames;
    for (std::int16_t& x : frame) x = static_cast<std::int16_t>(x * std::max(0.0, gain -= slope));
  }

  GsmState m_encoder = make_state();
  GsmState m_decoder = make_state();
  Packet m_last; ///< received or, while frames are lost, as muted as it is by now
  int m_repeated = 0;
};

/// Of the headers; the library itself cannot tell.
std::string gsm_version() { return fmt::format("{}.{}.{}", GSM_MAJOR, GSM_MINOR, GSM_PATCHLEVEL); }

} // namespace

CodecInfo gsm_fr_entry() {
  CodecInfo out;
  out.id = "gsm-fr";
  out.name = "GSM 06.10 full rate";
  out.libraries = {{"libgsm", "libgsm1-dev", gsm_version}};
  out.rates_hz = {8000};
  out.frame_ms = 20;
  out.bit_rates = {{13}, 13};
  out.concealment = "our repetition and muting after GSM 06.11";
  out.make = [](const CodecSettings&, Format) -> std::unique_ptr<FrameCodec> {
    return std::make_unique<GsmFr>();
  };
  return out;
}

} // namespace quietroom::codec
