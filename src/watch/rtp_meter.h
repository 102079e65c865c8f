#pragma once

#include "watch/burst_gap.h"
#include "watch/call_sample.h"
#include "watch/playout.h"
#include "watch/rtp.h"

#include <array>
#include <vector>

namespace quietroom::watch {

/// What became of each packet, in the order sent: what listening tests replay.
struct PacketTrace {
  std::vector<bool> missed;       ///< lost, or late for the buffer
  std::vector<double> transit_ms; ///< arrival - media time; infinite where it never arrived
};

/// What was counted since the last look.
struct RtpCounts {
  std::uint64_t packets = 0, unique = 0, late = 0, duplicate = 0, reordered = 0, bytes = 0;
  double jitter_sum_ms = 0, jitter_max_ms = 0;
  std::uint64_t jitter_packets = 0;
};

/// One stream of RTP, packet by packet (RFC 3550, A.1, A.3 and A.8). No allocation. A jump of 3000 and more,
/// or backwards by 100 and more, confirmed by the next packet, begins anew; so does a silence of over 5 s
/// behind which numbers are missing, which is counted as a gap of the capture. Neither is a loss. A packet
/// few places before the first one is the first.
class RtpMeter {
public:
  RtpMeter(unsigned clock, const PlayoutBuffer& buffer) : m_clock(clock), m_playout(buffer) {}

  /// `t_ns` is the arrival; `speech` is false for comfort noise and events, which leave jitter and buffer
  /// alone.
  void take(const RtpHeader& packet, std::int64_t t_ns, bool speech);

  /// Since the last call, with the fates of the packets first expected in it as known now.
  struct Look {
    RtpCounts counts;
    std::int64_t lost = 0; ///< below 0 where packets came that counted as lost before
    LossRuns runs;
  };
  Look sample();
  LossRuns interval(); ///< since the last call

  void trace_to(PacketTrace* trace) { m_trace = trace; } ///< from now on; must outlive the meter

  void finish(); ///< the fates of all packets are known now

  std::uint64_t expected() const { return static_cast<std::uint64_t>(m_highest - m_base + 1); }
  const RtpCounts& totals() const { return m_totals; }
  const LossRuns& all_runs() const { return m_all; } ///< whole after finish()
  const BurstGapCounter& burst_gap() const { return m_burst_gap; }
  double jitter_ms() const { return m_jitter_ms; }
  double mean_depth_ms() const { return m_playout.mean_depth_ms(); }
  std::uint64_t restarts() const { return m_restarts; }
  std::uint64_t capture_gaps() const { return m_capture_gaps; }
  std::uint64_t strays() const { return m_strays; } ///< far off the sequence, and not confirmed

private:
  enum Fate : std::uint8_t { missing = 0, received = 1, late = 2 };
  static constexpr std::int64_t horizon = 128; ///< a packet that is so far behind changes nothing

  /// Fates since some packet: those that are settled, the rest is looked up in the ring.
  struct Span {
    std::int64_t start = 0;
    LossRuns settled;
  };

  Fate& fate(std::int64_t number) { return m_ring[static_cast<std::size_t>(number) % m_ring.size()]; }
  bool place(const RtpHeader& packet, std::int64_t t_ns, bool speech);
  bool jump(const RtpHeader& packet, std::int64_t t_ns, bool speech);
  bool begin_earlier(std::int64_t number);
  void begin_anew(std::uint16_t sequence);
  void advance(std::int64_t steps);
  void settle_to(std::int64_t end);
  void arrive(std::int64_t number, const RtpHeader& packet, std::int64_t t_ns, bool speech);
  void count_jitter();
  void note(std::int64_t number, bool is_late);
  bool time_packet(const RtpHeader& packet, std::int64_t t_ns);
  LossRuns look(Span& span);
  template<class Change>
  void count(const Change& change);

  unsigned m_clock;
  PlayoutClock m_playout;
  bool m_begun = false;
  std::uint16_t m_last_sequence = 0;
  std::int64_t m_base = 1, m_highest = 0,
               m_settled = 1; ///< own numbering, without jumps; from m_settled on the ring holds
  std::array<Fate, 256> m_ring{};
  struct Stray {
    bool any = false, speech = true;
    RtpHeader packet;
    std::int64_t t_ns = 0;
  } m_stray;
  bool m_timed = false;
  std::int64_t m_media = 0, m_first_ns = 0, m_last_ns = 0; ///< m_media: timestamps without wrap
  std::uint32_t m_last_timestamp = 0;
  double m_last_transit_ms = 0, m_jitter_ms = 0;
  RtpCounts m_totals, m_since;
  std::int64_t m_lost_before = 0;
  Span m_sample{1, {}}, m_interval{1, {}};
  LossRuns m_all;
  BurstGapCounter m_burst_gap;
  PacketTrace* m_trace = nullptr;
  std::uint64_t m_restarts = 0, m_capture_gaps = 0, m_strays = 0;
};

} // namespace quietroom::watch
