#include "codec/entries.h"
#include "codec/g711.h"
#include "codec/g711_plc.h"

#include <algorithm>
#include <optional>

namespace quietroom::codec {

namespace {

class G711 : public FrameCodec {
public:
  G711(G711Law law, Plc plc) : m_law(law) {
    if (plc == Plc::standard) m_concealer.emplace();
  }

  int delay_samples() const override { return m_concealer ? static_cast<int>(g711_plc_delay) : 0; }

  Packet encode(std::span<const std::int16_t> frame) override {
    Packet out(frame.size());
    std::ranges::transform(frame, out.begin(), [this](std::int16_t x) { return g711_encode(m_law, x); });
    return out;
  }

  void decode(const Packet& packet, std::span<std::int16_t> frame) override {
    std::ranges::transform(packet, frame.begin(),
                           [this](std::uint8_t code) { return g711_decode(m_law, code); });
    if (m_concealer) m_concealer->receive(frame.first<g711_plc_frame>());
  }

  void conceal(std::span<std::int16_t> frame) override {
    m_concealer->conceal(frame.first<g711_plc_frame>());
  }

private:
  G711Law m_law;
  std::optional<G711Concealer> m_concealer;
};

template<G711Law law>
CodecInfo entry(std::string_view id, std::string_view name) {
  CodecInfo out;
  out.id = id;
  out.name = name;
  out.rates_hz = {8000};
  out.frame_ms = 10;
  out.concealment = "G.711 Appendix I";
  out.make = [](const CodecSettings& settings, Format) -> std::unique_ptr<FrameCodec> {
    return std::make_unique<G711>(law, settings.plc);
  };
  return out;
}

} // namespace

CodecInfo g711a_entry() { return entry<G711Law::a>("g711a", "G.711 A-law"); }

CodecInfo g711u_entry() { return entry<G711Law::mu>("g711u", "G.711 mu-law"); }

} // namespace quietroom::codec
