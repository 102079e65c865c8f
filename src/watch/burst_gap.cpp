#include "watch/burst_gap.h"

namespace quietroom::watch {

/// One bad packet is no burst: it stays in the gap around it.
void BurstGapCounter::end_span() {
  if (m_span_bad > 1) {
    ++m_sums.bursts;
    m_sums.burst_packets += m_span_packets;
    m_sums.burst_losses += m_span_bad;
    m_gaps += m_before_span > 0;
    m_before_span = 0;
  } else {
    m_before_span += m_span_packets;
  }
  m_span_packets = m_span_bad = 0;
}

void BurstGapCounter::add(bool bad) {
  ++m_packets;
  if (!bad) {
    ++m_good_run;
    return;
  }
  ++m_bad;
  if (m_span_bad > 0 && m_good_run < m_gmin) {
    m_span_packets += m_good_run + 1;
  } else {
    if (m_span_bad > 0) end_span();
    m_before_span += m_good_run;
    m_span_packets = 1;
  }
  ++m_span_bad;
  m_good_run = 0;
}

BurstGap BurstGapCounter::result(double packet_ms) const {
  BurstGapCounter ended = *this;
  if (ended.m_span_bad > 0) ended.end_span();
  ended.m_before_span += m_good_run;
  BurstGap out = ended.m_sums;
  const std::uint64_t gaps = ended.m_gaps + (ended.m_before_span > 0);
  const auto share = [](std::uint64_t part, std::uint64_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
  };
  out.gap_packets = m_packets - out.burst_packets;
  out.gap_losses = m_bad - out.burst_losses;
  out.burst_density = share(out.burst_losses, out.burst_packets);
  out.gap_density = share(out.gap_losses, out.gap_packets);
  out.mean_burst_ms = packet_ms * share(out.burst_packets, out.bursts);
  out.mean_gap_ms = packet_ms * share(out.gap_packets, gaps);
  if (out.bursts > 0) out.since_burst_ms = packet_ms * static_cast<double>(ended.m_before_span);
  return out;
}

} // namespace quietroom::watch
