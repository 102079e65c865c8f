#include "watch/rtcp.h"

namespace quietroom::watch {

namespace {

std::uint32_t word_at(Bytes b, std::size_t at) {
  return static_cast<std::uint32_t>(b[at]) << 24 | static_cast<std::uint32_t>(b[at + 1]) << 16 |
         static_cast<std::uint32_t>(b[at + 2]) << 8 | b[at + 3];
}

unsigned half_at(Bytes b, std::size_t at) { return static_cast<unsigned>(b[at] << 8 | b[at + 1]); }

/// 127 is "unavailable" in every field of the block that has such a value.
std::optional<int> signed_or_none(std::uint8_t byte) {
  if (byte == 127) return std::nullopt;
  return static_cast<std::int8_t>(byte);
}

/// R may be 0 to 100 only.
std::optional<int> rating_or_none(std::uint8_t byte) {
  if (byte > 100) return std::nullopt;
  return byte;
}

/// Tenths, 10 to 50.
std::optional<double> mos_or_none(std::uint8_t byte) {
  if (byte < 10 || byte > 50) return std::nullopt;
  return byte / 10.0;
}

VoipMetrics voip_metrics(Bytes b) {
  constexpr const char* plc[] = {"unspecified", "disabled", "enhanced", "standard"};
  constexpr const char* buffers[] = {"unknown", "reserved", "fixed", "adaptive"};
  // RFC 3611, 4.7.7: 3 standard, 2 enhanced, 1 disabled; 3 adaptive, 2 non-adaptive.
  VoipMetrics out;
  out.loss_rate = b[0];
  out.discard_rate = b[1];
  out.burst_density = b[2];
  out.gap_density = b[3];
  out.burst_ms = half_at(b, 4);
  out.gap_ms = half_at(b, 6);
  out.rtt_ms = half_at(b, 8);
  out.end_system_ms = half_at(b, 10);
  out.signal_dbm0 = signed_or_none(b[12]);
  out.noise_dbm0 = signed_or_none(b[13]);
  if (b[14] != 127) out.rerl = b[14];
  out.gmin = b[15];
  out.r = rating_or_none(b[16]);
  out.ext_r = rating_or_none(b[17]);
  out.mos_lq = mos_or_none(b[18]);
  out.mos_cq = mos_or_none(b[19]);
  out.plc = plc[b[20] >> 6];
  out.jb_adaptive = buffers[b[20] >> 4 & 3];
  out.jb_rate = b[20] & 15;
  out.jb_nominal = half_at(b, 22);
  out.jb_max = half_at(b, 24);
  out.jb_abs_max = half_at(b, 26);
  return out;
}

void read_blocks(Bytes packet, std::size_t at, unsigned count, RtcpPackets& out) {
  const std::uint32_t reporter = word_at(packet, 4);
  for (unsigned i = 0; i < count; ++i, at += 24) {
    if (at + 24 > packet.size()) {
      out.cut = true;
      return;
    }
    const Bytes b = packet.subspan(at, 24);
    const std::uint32_t lost = word_at(b, 4) & 0xffffff;
    const auto signed_lost = static_cast<std::int32_t>(lost << 8) >> 8;
    out.blocks.push_back({reporter, word_at(b, 0), b[4], signed_lost, word_at(b, 8), word_at(b, 12),
                          word_at(b, 16), word_at(b, 20)});
  }
}

void read_extended(Bytes packet, RtcpPackets& out) {
  const std::uint32_t reporter = word_at(packet, 4);
  for (std::size_t at = 8; at + 4 <= packet.size();) {
    const std::size_t length = 4 + 4 * static_cast<std::size_t>(half_at(packet, at + 2));
    if (at + length > packet.size()) {
      out.cut = true;
      return;
    }
    constexpr std::uint8_t voip_block = 7;
    if (packet[at] == voip_block && length == 36)
      out.metrics.push_back({reporter, word_at(packet, at + 4), voip_metrics(packet.subspan(at + 8, 28))});
    at += length;
  }
}

void read_packet(Bytes packet, RtcpPackets& out) {
  constexpr unsigned sender_report = 200, receiver_report = 201, goodbye = 203, extended = 207;
  const unsigned count = packet[0] & 31;
  if (packet.size() < 8) return;
  if (packet[1] == sender_report && packet.size() >= 28) {
    out.senders.push_back({word_at(packet, 4), word_at(packet, 8) << 16 | word_at(packet, 12) >> 16});
    read_blocks(packet, 28, count, out);
  } else if (packet[1] == receiver_report) {
    read_blocks(packet, 8, count, out);
  } else if (packet[1] == goodbye) {
    for (std::size_t i = 0; i < count && 8 + 4 * i <= packet.size(); ++i)
      out.goodbyes.push_back(word_at(packet, 4 + 4 * i));
  } else if (packet[1] == extended) {
    read_extended(packet, out);
  }
}

} // namespace

RtcpPackets parse_rtcp(Bytes payload) {
  RtcpPackets out;
  while (payload.size() >= 4 && payload[0] >> 6 == 2) {
    const std::size_t length = 4 * (static_cast<std::size_t>(half_at(payload, 2)) + 1);
    if (length > payload.size()) {
      out.cut = true;
      break;
    }
    read_packet(payload.first(length), out);
    payload = payload.subspan(length);
  }
  return out;
}

std::optional<double> round_trip_ms(std::uint32_t arrival, std::uint32_t lsr, std::uint32_t dlsr) {
  if (lsr == 0) return std::nullopt;
  const auto units = static_cast<std::int32_t>(arrival - lsr - dlsr);
  const double out = units * 1000.0 / 65536;
  if (out <= 0 || out > 10'000) return std::nullopt;
  return out;
}

} // namespace quietroom::watch
