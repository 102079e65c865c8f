#pragma once

#include "watch/records.h"
#include "watch/rtp.h"

#include <vector>

/// RTCP (RFC 3550, 6) and the VoIP metrics of its extended reports (RFC 3611, 4.7).
namespace quietroom::watch {

struct ReportBlock {
  std::uint32_t reporter = 0, ssrc = 0; ///< who reports of whom
  unsigned fraction_lost_256 = 0;
  std::int32_t cumulative_lost = 0; ///< 24 bits, signed
  std::uint32_t ext_high_seq = 0, jitter_units = 0;
  std::uint32_t lsr = 0, dlsr = 0; ///< 1/65536 s; lsr 0: none
};

struct SenderInfo {
  std::uint32_t ssrc = 0;
  std::uint32_t ntp_middle = 0; ///< the middle 32 bits of its clock, 1/65536 s
};

struct MetricsBlock {
  std::uint32_t reporter = 0, ssrc = 0;
  VoipMetrics metrics;
};

struct RtcpPackets {
  std::vector<SenderInfo> senders;
  std::vector<ReportBlock> blocks;
  std::vector<MetricsBlock> metrics;
  std::vector<std::uint32_t> goodbyes;
  bool cut = false; ///< a packet was longer than what is there
};

/// All packets of a compound datagram.
RtcpPackets parse_rtcp(Bytes payload);

/// Round trip in ms as the sender of the SR has it: arrival - LSR - DLSR, modulo 2^32 (RFC 3550, 6.4.1). All
/// in 1/65536 s. Nothing where there is no LSR, or for 0 and less, or above 10 s.
std::optional<double> round_trip_ms(std::uint32_t arrival, std::uint32_t lsr, std::uint32_t dlsr);

} // namespace quietroom::watch
