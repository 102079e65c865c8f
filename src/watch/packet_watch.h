#pragma once

#include "watch/packet_stream.h"
#include "watch/rtcp.h"
#include "watch/sdp.h"

#include <bitset>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace quietroom::watch {

/// What became of the frames of a capture.
struct FrameCounts {
  std::uint64_t frames = 0, rtp = 0, rtcp = 0, fragments = 0, cut = 0, other = 0;
  std::uint64_t dropped = 0;      ///< streams, where there were too many at once
  std::bitset<128> types;         ///< payload types of RTP
  std::uint64_t clock_back = 0;   ///< times that the clock of the capture went back by more than a second
  std::int64_t clock_back_ns = 0; ///< the most of these
};

/// Watches a capture, frame by frame: finds RTP by its shape (or by port), RTCP beside it, and SDP; streams
/// by addresses, ports and SSRC; and pairs the two directions of a call.
class PacketWatch {
public:
  PacketWatch(const WatchSettings& settings, PacketSettings packets);

  void take(LinkType link, Bytes frame, std::int64_t t_ns);
  /// Ends the streams that are silent for too long at `t_ns`. take() does so with the time of each frame;
  /// for inputs of which the clock is known while nothing comes.
  void pass_time(std::int64_t t_ns);
  void end_all(); ///< ends every stream
  void finish();  ///< the same; throws an input Error where there was none

  const FrameCounts& counts() const { return m_counts; }
  std::size_t streams() const { return m_found; } ///< after finish()

private:
  struct SenderReportSeen {
    std::uint32_t ntp_middle = 0;
    std::int64_t t_ns = 0;
  };
  /// A place of the flat table of streams: the number of the stream + 1, 0 is empty.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t stream = 0;
  };

  void take_udp(const Datagram& datagram, std::int64_t t_ns);
  void take_rtcp(const Datagram& datagram, std::int64_t t_ns);
  void take_block(const ReportBlock& block, const Datagram& datagram, const RtcpPackets& all,
                  std::int64_t t_ns);
  void take_sdp(Bytes payload);
  std::uint32_t stream_of(const Datagram& datagram, std::uint32_t ssrc); ///< its number, from 0
  PacketStream* reported_stream(std::uint32_t ssrc, const Datagram& datagram);
  std::optional<PayloadFormat> format_of(const Datagram& datagram, unsigned payload_type) const;
  void pair(std::uint32_t number);
  void share_round_trip(PacketStream& stream);
  static std::string call_key(const PacketStream& stream);
  void rebuild(std::size_t slots);
  void end(std::uint32_t number, StreamEnd why);
  void end_oldest();
  std::uint32_t place_for(const Datagram& datagram, std::uint32_t ssrc);
  bool is_asked(const Datagram& datagram) const;

  const WatchSettings& m_settings;
  PacketSettings m_packets;
  FrameCounts m_counts;
  std::int64_t m_first_ns = 0, m_last_ns = 0;
  std::int64_t m_looked_ns = 0; ///< when silent streams were last looked for
  std::size_t m_found = 0;
  std::deque<std::optional<PacketStream>> m_streams; ///< stay where they are; nothing: a free place
  std::vector<std::uint32_t> m_free;
  std::size_t m_live = 0;
  std::vector<Slot> m_slots;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_by_ssrc; ///< accepted ones
  std::unordered_map<std::uint32_t, std::deque<SenderReportSeen>> m_sender_reports;
  struct Call {
    std::uint64_t number = 0;
    std::vector<std::uint32_t> members; ///< streams
  };
  std::unordered_map<std::string, Call> m_calls; ///< by both endpoints
  std::uint64_t m_calls_seen = 0;
  std::unordered_map<std::uint16_t, PayloadMap> m_described; ///< SDP, by port
  PayloadMap m_described_anywhere;
};

} // namespace quietroom::watch
