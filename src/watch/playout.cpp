#include "watch/playout.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::watch {

std::string text(const PlayoutBuffer& buffer) {
  if (!buffer.adaptive) return "fixed buffer of " + shortest(buffer.low_ms) + " ms behind the first packet";
  return "adaptive buffer of " + shortest(buffer.low_ms) + " to " + shortest(buffer.high_ms) +
         " ms, mean + 4 x deviation of the transit, set at talk spurts (constants unverified)";
}

bool PlayoutClock::take(double transit_ms, bool spurt_begins) {
  if (!m_anchored) {
    m_anchored = true;
    m_anchor_ms = transit_ms;
    m_mean_ms = m_deviation_ms = 0;
  }
  constexpr double alpha = 0.998002; // recalled, as in network/jitter_buffer.h
  const double delay_ms = transit_ms - m_anchor_ms;
  m_mean_ms = alpha * m_mean_ms + (1 - alpha) * delay_ms;
  m_deviation_ms = alpha * m_deviation_ms + (1 - alpha) * std::abs(delay_ms - m_mean_ms);
  if (m_buffer.adaptive && spurt_begins)
    m_depth_ms = std::clamp(m_mean_ms + 4 * m_deviation_ms, m_buffer.low_ms, m_buffer.high_ms);
  ++m_packets;
  m_depth_sum_ms += m_depth_ms;
  return delay_ms > m_depth_ms + 1e-6; // a nanosecond: times are whole microseconds at best
}

} // namespace quietroom::watch
