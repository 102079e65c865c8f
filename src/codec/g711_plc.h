#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace quietroom::codec {

inline constexpr std::size_t g711_plc_frame = 80; ///< samples: 10 ms at 8 kHz
inline constexpr std::size_t g711_plc_delay =
    30; ///< samples: the end of what was heard is smoothed towards a loss

class Erasure;

/// Packet loss concealment of G.711 Appendix I (09/1999), frame by frame of decoded 16-bit samples at 8 kHz:
/// pitch periods of the last 48.75 ms received are repeated, fading by a fifth every 10 ms from the second
/// lost frame on, silent after 60 ms. What comes out is g711_plc_delay late; without loss it is an exact
/// copy.
class G711Concealer {
public:
  using Frame = std::span<std::int16_t, g711_plc_frame>;

  G711Concealer();
  ~G711Concealer();

  /// Takes a received frame and puts out in its place what is heard now.
  void receive(Frame frame);
  /// Puts out what is heard now where a frame was lost.
  void conceal(Frame frame);

private:
  static constexpr std::size_t history = 390; // three longest pitch periods and a quarter of one

  void put_out(Frame frame);

  std::array<std::int16_t, history> m_past{}; ///< up to now; the last g711_plc_delay are not yet heard
  std::unique_ptr<Erasure> m_erasure;         ///< while frames are being lost
};

/// The same for a whole clip: frame i is samples [80 i, 80 i + 80), the last one perhaps shorter. `lost` has
/// an entry for each frame; what stands in `samples` there is never read. Same length out, the delay taken
/// out.
std::vector<std::int16_t> g711_concealed(std::span<const std::int16_t> samples,
                                         const std::vector<bool>& lost);

} // namespace quietroom::codec
