#pragma once

#include "watch/warnings.h"

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What comes out, in the order of time: values, of which others make lines and tables.
namespace quietroom::watch {

/// One interval of one stream. Nothing is unknown, and `why` says why there is no MOS.
struct IntervalRow {
  std::string stream;
  std::uint64_t sample = 0; ///< the last one in it
  double t_ms = 0;          ///< its end
  std::optional<double> received, lost, late, duplicate, reordered;
  std::optional<double> jitter_mean_ms, jitter_max_ms, rtt_ms;
  std::optional<double> ppl, burst_r; ///< of lost and late packets
  std::optional<double> r, r_lq, mos_lqe, mos_cqe;
  std::optional<double> loss_pct; ///< of the network, as counters have it
  std::optional<double> mos;      ///< of the formula asked for
  std::string why;
};

/// Burst and gap by RFC 3611, in packets and ms.
struct BurstGap {
  std::uint64_t bursts = 0, burst_packets = 0, burst_losses = 0, gap_packets = 0, gap_losses = 0;
  double burst_density = 0, gap_density = 0; ///< shares, 0 to 1
  double mean_burst_ms = 0, mean_gap_ms = 0;
  double since_burst_ms = 0; ///< from the end of the last burst to the end; 0 without one
  bool operator==(const BurstGap&) const = default;
};

/// Why nothing more is said of a stream.
enum class StreamEnd {
  input,  ///< nothing more came at all
  silent, ///< it said nothing for longer than WatchSettings::silent_s, by the time of the input
  dropped ///< there were too many at once, and it was silent the longest
};

std::string_view word(StreamEnd end); ///< "input", "silent", "dropped"

/// One stream from its first packet to its last.
struct StreamSummary {
  std::string stream;
  StreamEnd ended = StreamEnd::input;
  std::optional<std::uint64_t> call; ///< streams of one call share it
  std::optional<std::string> ssrc;   ///< "0x11223344"
  std::optional<std::uint64_t> payload_type, clock;
  std::string codec, band;
  std::optional<double> packets, unique, expected, lost, late, duplicate, reordered;
  std::optional<double> jitter_mean_ms, jitter_max_ms, jitter_final_ms, rtt_ms;
  std::optional<double> ppl, burst_r;
  std::optional<BurstGap> burst_gap;
  std::optional<double> mos_lqe_mean, mos_lqe_min, mos_lqe_call, mos_cqe_call, r_call, mos_lqe_end;
  std::optional<double> mos_mean, mos_min, mos_max; ///< of the formula, over the samples that have one
  std::string quality_band; ///< of mos_lqe_call: "best" to "poor"; empty where unknown
  std::uint64_t samples = 0, mos_samples = 0, restarts = 0, capture_gaps = 0;
  double start_ms = 0, duration_ms = 0;
  std::size_t open_warnings = 0;
  std::vector<std::string> assumptions;
};

/// XR VoIP metrics (RFC 3611 block 7). What the other end did not say is nothing.
struct VoipMetrics {
  unsigned loss_rate = 0, discard_rate = 0, burst_density = 0, gap_density = 0; ///< of 256
  unsigned burst_ms = 0, gap_ms = 0, rtt_ms = 0, end_system_ms = 0;
  std::optional<int> signal_dbm0, noise_dbm0, rerl, r, ext_r;
  unsigned gmin = 16;
  std::optional<double> mos_lq, mos_cq;
  std::string plc, jb_adaptive;
  unsigned jb_rate = 0, jb_nominal = 0, jb_max = 0, jb_abs_max = 0;
};

/// What a receiver reported of a stream: RTCP report blocks, with the metrics that came in the same packet.
struct ReceiverReport {
  std::string stream;
  double t_ms = 0; ///< since the first packet of the capture
  unsigned fraction_lost_256 = 0;
  double loss_pct = 0;
  std::int64_t cumulative = 0;
  std::uint64_t ext_high_seq = 0, jitter_units = 0;
  std::optional<double> jitter_ms, rtt_ms;
  std::optional<VoipMetrics> xr;
};

using WatchRecord = std::variant<IntervalRow, Warning, StreamSummary, ReceiverReport>;
using Sink = std::function<void(WatchRecord&&)>;

} // namespace quietroom::watch
