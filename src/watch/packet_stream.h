#pragma once

#include "watch/payload_types.h"
#include "watch/rtp_meter.h"
#include "watch/stream_watch.h"

#include <bitset>
#include <functional>
#include <memory>
#include <vector>

namespace quietroom::watch {

class PacketStream;

/// What captures are watched with, besides the settings of all streams.
struct PacketSettings {
  double sample_s = 1;
  unsigned samples_per_interval = 5;
  PlayoutBuffer buffer;
  std::optional<double> one_way_ms;
  emodel::CodecTable codecs;
  PayloadMap payloads;              ///< the user's
  std::vector<std::uint16_t> ports; ///< RTP is looked for at these alone; empty: everywhere
  /// Where the packets of a stream go, asked once it is believed; nullptr: nowhere. Must outlive the watch.
  std::function<PacketTrace*(const PacketStream&)> trace_of;
};

/// One stream of RTP in a capture: packets into samples. It is believed when two packets follow each other;
/// those before are held.
class PacketStream {
public:
  PacketStream(const Endpoint& from, const Endpoint& to, std::uint32_t ssrc, const WatchSettings& settings,
               const PacketSettings& packets)
      : m_from(from), m_to(to), m_ssrc(ssrc), m_settings(&settings), m_packets(&packets) {}

  bool is_of(const Endpoint& from, const Endpoint& to, std::uint32_t ssrc) const {
    return m_ssrc == ssrc && m_from == from && m_to == to;
  }
  const Endpoint& from() const { return m_from; }
  const Endpoint& to() const { return m_to; }
  std::uint32_t ssrc() const { return m_ssrc; }

  /// `format_of` gives what a payload type of this stream carries; nothing: unknown.
  template<class FormatOf>
  void take(const RtpHeader& packet, std::int64_t t_ns, const FormatOf& format_of) {
    if (!m_known_type || packet.payload_type != m_type) {
      m_known_type = true;
      m_type = packet.payload_type;
      m_type_format = format_of(packet.payload_type);
      m_speech = !m_type_format || is_speech(*m_type_format);
    }
    take(packet, t_ns);
  }

  bool accepted() const { return m_watch != nullptr; }
  unsigned clock() const { return m_format.clock; }
  const PayloadFormat& format() const { return m_format; }
  double frame_ms() const { return m_watch->model().frame_ms; } ///< once accepted
  const std::string& stream_name() const { return m_watch->stream_name(); }
  void set_name(std::string name) { m_name = std::move(name); }
  void set_call(std::uint64_t call, double start_ms) { m_call = call, m_start_ms = start_ms; }
  std::int64_t first_ns() const { return m_first_ns; }
  std::int64_t last_ns() const { return m_last_ns; }

  std::optional<double> leg_ms; ///< round trip from the capture to the receiver and back
  std::optional<double> rtt_ms; ///< of the call, as far as known
  bool rtt_of_report = false;   ///< rtt_ms is what the metrics of a receiver (XR) say
  std::uint64_t fragments = 0;  ///< of datagrams in the capture until its end, which were not read
  void rest(std::int64_t t_ns); ///< nothing came until then: after 5 s the sample begun is over
  void finish(StreamEnd why);   ///< ends the sample begun, and sends the summary

private:
  struct Held {
    RtpHeader packet;
    std::int64_t t_ns = 0;
    bool speech = true;
  };

  void take(const RtpHeader& packet, std::int64_t t_ns);
  void hold(const RtpHeader& packet, std::int64_t t_ns);
  void note_event(const RtpHeader& packet);
  void accept();
  void settle_format();
  double measured_frame_ms() const;
  void meter(const Held& held);
  void close_sample(bool closes_interval);
  void pass_time(std::int64_t t_ns);
  std::int64_t sample_end(std::uint64_t number) const;
  std::uint64_t sample_at(std::int64_t t_ns) const;
  std::vector<std::string> assumptions() const;
  std::optional<double> remembered_mos(const BurstGap& found) const;

  Endpoint m_from, m_to;
  std::uint32_t m_ssrc;
  const WatchSettings* m_settings;
  const PacketSettings* m_packets;
  bool m_known_type = false, m_speech = true, m_rejected = false, m_clock_assumed = false,
       m_sequential = false;
  std::uint8_t m_type = 0, m_main_type = 0;
  std::optional<PayloadFormat> m_type_format;
  RtpHeader m_before;        ///< the packet before
  std::bitset<128> m_events; ///< payload types that carry telephone events, by their look
  PayloadFormat m_format;
  std::string m_name;
  std::optional<std::uint64_t> m_call;
  double m_start_ms = 0;
  std::vector<Held> m_held;
  std::unique_ptr<RtpMeter> m_meter;
  std::unique_ptr<StreamWatch> m_watch;
  std::int64_t m_first_ns = 0, m_last_ns = 0;
  std::uint64_t m_sample = 1; ///< the one that is running
  bool m_resting = false;     ///< the sample that ran when it fell silent was sent
};

} // namespace quietroom::watch
