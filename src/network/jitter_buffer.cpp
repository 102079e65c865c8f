#include "network/jitter_buffer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::network {

namespace {

constexpr double alpha = 0.998002;       // recalled, unverified
constexpr double deviations_ahead = 4.0; // the same

/// Plays packets and sums up.
class Playout {
public:
  explicit Playout(std::size_t packets) { m_out.late.resize(packets); }

  void play(std::size_t packet, double delay_ms, double turn_ms) {
    ++m_out.arrived;
    if (delay_ms > turn_ms) {
      m_out.late[packet] = true;
      ++m_late;
    } else {
      m_wait_ms += turn_ms - delay_ms;
    }
  }
  void change(std::size_t packet, double later_ms) { m_out.changes.push_back({packet, later_ms}); }

  Buffered finish() {
    if (m_out.arrived > m_late) m_out.mean_wait_ms = m_wait_ms / static_cast<double>(m_out.arrived - m_late);
    if (!m_out.late.empty())
      m_out.late_percent = 100.0 * static_cast<double>(m_late) / static_cast<double>(m_out.late.size());
    return std::move(m_out);
  }

private:
  Buffered m_out;
  std::size_t m_late = 0;
  double m_wait_ms = 0;
};

/// Delay of the first packet that arrives, or of the fastest; nothing when none does.
std::optional<double> reference_ms(const Delays& delays_ms, const LossPattern& lost, bool fastest) {
  std::optional<double> out;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    if (lost[i]) continue;
    if (!fastest) return delays_ms[i];
    out = std::min(out.value_or(delays_ms[i]), delays_ms[i]);
  }
  return out;
}

/// d and v of the adaptive buffer.
struct Estimate {
  double delay_ms;
  double deviation_ms;

  void add(double arrived_ms) {
    delay_ms = alpha * delay_ms + (1.0 - alpha) * arrived_ms;
    deviation_ms = alpha * deviation_ms + (1.0 - alpha) * std::abs(delay_ms - arrived_ms);
  }
  double playout_ms() const { return delay_ms + deviations_ahead * deviation_ms; }
};

/// Where spurts begin.
class Spurts {
public:
  Spurts(const std::vector<bool>& active, double packet_ms)
      : m_active(active), m_onset(static_cast<std::size_t>(std::ceil(onset_ms / packet_ms))) {}

  /// Packets of the pause that ends at `packet`, where a spurt begins; 0 where none does.
  std::size_t pause_before(std::size_t packet) const {
    const std::size_t first = packet + m_onset; // with active speech
    if (first >= m_active.size() || !m_active[first] || m_active[first - 1]) return 0;
    std::size_t begin = first;
    while (begin > 0 && !m_active[begin - 1]) --begin;
    return begin > 0 && begin < packet ? packet - begin : 0; // behind earlier speech, and with room
  }

private:
  const std::vector<bool>& m_active;
  std::size_t m_onset;
};

} // namespace

Buffered buffered(const FixedBuffer& buffer, const Delays& delays_ms, const LossPattern& lost) {
  assert(delays_ms.size() == lost.size());
  Playout playout(lost.size());
  const auto reference = reference_ms(delays_ms, lost, buffer.after_fastest);
  for (std::size_t i = 0; i < lost.size(); ++i)
    if (!lost[i]) playout.play(i, delays_ms[i], *reference + buffer.depth_ms);
  return playout.finish();
}

Buffered buffered(const AdaptiveBuffer& buffer, const Delays& delays_ms, const LossPattern& lost,
                  const std::vector<bool>& active, double packet_ms) {
  assert(delays_ms.size() == lost.size() && active.size() == lost.size());
  Playout playout(lost.size());
  const auto first = reference_ms(delays_ms, lost, false);
  if (!first) return playout.finish();
  Estimate estimate{*first, buffer.depth_ms / deviations_ahead};
  const Spurts spurts(active, packet_ms);
  double turn_ms = estimate.playout_ms();
  for (std::size_t i = 0; i < lost.size(); ++i) {
    if (const std::size_t pause = spurts.pause_before(i); pause > 0) {
      const double pause_ms = static_cast<double>(pause) * packet_ms;
      const double later_ms = std::max(std::round(estimate.playout_ms() - turn_ms), -pause_ms);
      if (later_ms != 0.0) playout.change(i, later_ms);
      turn_ms += later_ms;
    }
    if (lost[i]) continue;
    playout.play(i, delays_ms[i], turn_ms);
    estimate.add(delays_ms[i]);
  }
  return playout.finish();
}

bool has_pause(const std::vector<bool>& active, double packet_ms) {
  const Spurts spurts(active, packet_ms);
  for (std::size_t i = 0; i < active.size(); ++i)
    if (spurts.pause_before(i) > 0) return true;
  return false;
}

} // namespace quietroom::network
