#pragma once

#include "watch/records.h"

namespace quietroom::watch {

/// Bursts and gaps by the definition of RFC 3611, 4.7.2, packet by packet: a burst is the longest span that
/// begins and ends with a bad packet and holds no run of `gmin` or more good ones. A bad packet alone, with
/// that many good ones (or an end of the session) on each side, belongs to the gap.
class BurstGapCounter {
public:
  explicit BurstGapCounter(unsigned gmin = 16) : m_gmin(gmin) {}

  void add(bool bad);
  /// Of all packets so far. `packet_ms` is what each lasts.
  BurstGap result(double packet_ms) const;

private:
  void end_span();

  unsigned m_gmin;
  std::uint64_t m_packets = 0, m_bad = 0;
  std::uint64_t m_good_run = 0;                     ///< since the last bad packet
  std::uint64_t m_span_packets = 0, m_span_bad = 0; ///< from the first bad packet to the last
  BurstGap m_sums;                                  ///< bursts that have ended
  std::uint64_t m_gaps = 0;                         ///< between them that hold a packet
  std::uint64_t m_before_span = 0;                  ///< packets of the gap before the span
};

} // namespace quietroom::watch
