#pragma once

#include <cstdint>
#include <string>

/// The de-jitter buffer that a receiver is taken to have.
namespace quietroom::watch {

struct PlayoutBuffer {
  bool adaptive = false;
  double low_ms = 60, high_ms = 60; ///< of a fixed one both are its depth
};

std::string text(const PlayoutBuffer& buffer); ///< for the list of assumptions

/// play(i) = arrival of the anchor + depth + media time since the anchor; a packet that comes later is late.
/// The anchor is the first packet, and again the first one after timestamps began again. The depth of an
/// adaptive one is set anew at each talk spurt (marker bit): mean + 4 x mean deviation of the transit, alpha
/// 0.998002, within its bounds.
class PlayoutClock {
public:
  explicit PlayoutClock(const PlayoutBuffer& buffer) : m_buffer(buffer), m_depth_ms(buffer.low_ms) {}

  /// Arrival - media time, in ms. Whether the packet is late.
  bool take(double transit_ms, bool spurt_begins);
  void anchor_anew() { m_anchored = false; }
  double mean_depth_ms() const {
    return m_packets == 0 ? m_depth_ms : m_depth_sum_ms / static_cast<double>(m_packets);
  }

private:
  PlayoutBuffer m_buffer;
  bool m_anchored = false;
  double m_anchor_ms = 0, m_depth_ms, m_mean_ms = 0, m_deviation_ms = 0, m_depth_sum_ms = 0;
  std::uint64_t m_packets = 0;
};

} // namespace quietroom::watch
