#include "watch/rtp_meter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quietroom::watch {

namespace {

constexpr unsigned dropout = 3000, misorder = 100; // RFC 3550, A.1
constexpr std::int64_t most_before_first = 8;      ///< packets; what is older was sent before the capture
constexpr std::int64_t capture_gap_ns = 5'000'000'000;
constexpr double timestamps_jumped_ms = 5000; ///< of the transit from packet to packet: no network does that

} // namespace

template<class Change>
void RtpMeter::count(const Change& change) {
  change(m_totals);
  change(m_since);
}

void RtpMeter::settle_to(std::int64_t end) {
  for (; m_settled < end; ++m_settled) {
    const Fate found = fate(m_settled);
    const bool is_lost = found == missing, is_late = found == late;
    m_all.add(is_lost, is_late);
    m_burst_gap.add(is_lost || is_late);
    if (m_settled >= m_sample.start) m_sample.settled.add(is_lost, is_late);
    if (m_settled >= m_interval.start) m_interval.settled.add(is_lost, is_late);
  }
}

void RtpMeter::advance(std::int64_t steps) {
  for (std::int64_t i = 0; i < steps; ++i) {
    settle_to(++m_highest - horizon);
    fate(m_highest) = missing;
    if (m_trace == nullptr) continue;
    m_trace->missed.push_back(true);
    m_trace->transit_ms.push_back(std::numeric_limits<double>::infinity());
  }
}

/// Nothing is missing between the last packet and this one.
void RtpMeter::begin_anew(std::uint16_t sequence) {
  m_last_sequence = static_cast<std::uint16_t>(sequence - 1);
  m_playout.anchor_anew();
  m_timed = false;
}

/// Whether the packet is late. Jitter is of every packet in the order of arrival but the first, which has
/// none before it.
bool RtpMeter::time_packet(const RtpHeader& packet, std::int64_t t_ns) {
  const bool first = !m_timed;
  if (m_timed)
    m_media += static_cast<std::int32_t>(packet.timestamp - m_last_timestamp);
  else
    m_media = 0, m_first_ns = t_ns;
  m_last_timestamp = packet.timestamp;
  const double transit_ms =
      static_cast<double>(t_ns - m_first_ns) / 1e6 - 1000.0 * static_cast<double>(m_media) / m_clock;
  double step_ms = m_timed ? std::abs(transit_ms - m_last_transit_ms) : 0;
  if (step_ms > timestamps_jumped_ms) {
    m_playout.anchor_anew();
    step_ms = m_jitter_ms;
  }
  m_last_transit_ms = transit_ms;
  m_timed = true;
  if (!first) {
    m_jitter_ms += (step_ms - m_jitter_ms) / 16;
    count_jitter();
  }
  return m_playout.take(transit_ms, packet.marker);
}

void RtpMeter::count_jitter() {
  count([&](RtpCounts& c) {
    c.jitter_sum_ms += m_jitter_ms;
    c.jitter_max_ms = std::max(c.jitter_max_ms, m_jitter_ms);
    ++c.jitter_packets;
  });
}

/// Events and comfort noise take the transit of the speech before them.
void RtpMeter::note(std::int64_t number, bool is_late) {
  if (m_trace == nullptr) return;
  const auto at = static_cast<std::size_t>(number - m_base);
  m_trace->missed[at] = is_late;
  m_trace->transit_ms[at] = m_last_transit_ms;
}

void RtpMeter::arrive(std::int64_t number, const RtpHeader& packet, std::int64_t t_ns, bool speech) {
  const bool is_new = fate(number) == missing;
  bool is_late = false;
  if (speech) is_late = time_packet(packet, t_ns);
  if (is_new) {
    fate(number) = is_late ? late : received;
    note(number, is_late);
  }
  const bool behind = number < m_highest;
  count([&](RtpCounts& c) {
    ++c.packets;
    c.bytes += packet.payload_bytes;
    c.unique += is_new;
    c.duplicate += !is_new;
    c.late += is_new && is_late;
    c.reordered += is_new && behind;
  });
}

/// A packet far off is believed when the next one follows it. False: nothing was counted.
bool RtpMeter::jump(const RtpHeader& packet, std::int64_t t_ns, bool speech) {
  if (m_stray.any && packet.sequence == static_cast<std::uint16_t>(m_stray.packet.sequence + 1)) {
    const Stray first = m_stray;
    m_stray = {};
    --m_strays;
    ++m_restarts;
    begin_anew(first.packet.sequence);
    place(first.packet, first.t_ns, first.speech);
    return place(packet, t_ns, speech);
  }
  m_stray = {true, speech, packet, t_ns};
  ++m_strays;
  return false;
}

/// Of packets out of order at the start the one that came first was not the first.
bool RtpMeter::begin_earlier(std::int64_t number) {
  if (m_settled != m_base || number < m_base - most_before_first) return false;
  const std::int64_t before = m_base;
  m_base = m_settled = number;
  for (std::int64_t n = number; n < before; ++n) fate(n) = missing;
  for (Span* each : {&m_sample, &m_interval})
    if (each->start == before) each->start = number;
  if (m_trace != nullptr) {
    const auto count = static_cast<std::size_t>(before - number);
    m_trace->missed.insert(m_trace->missed.begin(), count, true);
    m_trace->transit_ms.insert(m_trace->transit_ms.begin(), count, std::numeric_limits<double>::infinity());
  }
  return true;
}

bool RtpMeter::place(const RtpHeader& packet, std::int64_t t_ns, bool speech) {
  const auto ahead = static_cast<std::uint16_t>(packet.sequence - m_last_sequence);
  if (ahead == 0 || ahead > 65536 - misorder) {
    const std::int64_t number = m_highest - static_cast<std::uint16_t>(-ahead);
    if (number < m_settled && !begin_earlier(number)) return false;
    arrive(number, packet, t_ns, speech);
    return true;
  }
  if (ahead >= dropout) return jump(packet, t_ns, speech);
  advance(ahead);
  m_last_sequence = packet.sequence;
  arrive(m_highest, packet, t_ns, speech);
  return true;
}

void RtpMeter::take(const RtpHeader& packet, std::int64_t t_ns, bool speech) {
  if (!m_begun) {
    m_begun = true;
    begin_anew(packet.sequence);
  } else if (t_ns - m_last_ns > capture_gap_ns) {
    const auto ahead = static_cast<std::uint16_t>(packet.sequence - m_last_sequence);
    if (ahead > 1) {
      ++(ahead < dropout ? m_capture_gaps : m_restarts);
      begin_anew(packet.sequence);
    }
  }
  m_last_ns = t_ns;
  place(packet, t_ns, speech);
}

LossRuns RtpMeter::look(Span& span) {
  LossRuns out = span.settled;
  for (std::int64_t n = std::max(span.start, m_settled); n <= m_highest; ++n)
    out.add(fate(n) == missing, fate(n) == late);
  span = {m_highest + 1, {}};
  return out;
}

RtpMeter::Look RtpMeter::sample() {
  Look out;
  out.counts = m_since;
  const std::int64_t lost =
      static_cast<std::int64_t>(expected()) - static_cast<std::int64_t>(m_totals.unique);
  out.lost = lost - m_lost_before;
  m_lost_before = lost;
  out.runs = look(m_sample);
  m_since = {};
  return out;
}

LossRuns RtpMeter::interval() { return look(m_interval); }

void RtpMeter::finish() { settle_to(m_highest + 1); }

} // namespace quietroom::watch
