#include "watch/rtp.h"

namespace quietroom::watch {

namespace {

std::uint32_t four(Bytes b, std::size_t at) {
  return static_cast<std::uint32_t>(b[at]) << 24 | static_cast<std::uint32_t>(b[at + 1]) << 16 |
         static_cast<std::uint32_t>(b[at + 2]) << 8 | b[at + 3];
}

} // namespace

std::optional<RtpHeader> parse_rtp(Bytes payload, std::size_t length) {
  if (payload.size() < 12 || payload[0] >> 6 != 2) return std::nullopt;
  if (payload[1] >= 192 && payload[1] <= 223) return std::nullopt;
  std::size_t header = 12 + 4 * static_cast<std::size_t>(payload[0] & 15);
  if ((payload[0] & 0x10) != 0) {
    if (payload.size() < header + 4) return std::nullopt;
    header += 4 + 4 * (static_cast<std::size_t>(payload[header + 2]) << 8 | payload[header + 3]);
  }
  if (header > length) return std::nullopt;
  RtpHeader out;
  out.payload_type = payload[1] & 127;
  out.marker = (payload[1] & 128) != 0;
  out.sequence = static_cast<std::uint16_t>(payload[2] << 8 | payload[3]);
  out.timestamp = four(payload, 4);
  out.ssrc = four(payload, 8);
  out.payload_bytes = length - header;
  if ((payload[0] & 0x20) != 0 && payload.size() == length) {
    const std::size_t padding = payload[length - 1];
    if (padding > out.payload_bytes) return std::nullopt;
    out.payload_bytes -= padding;
  }
  return out;
}

bool looks_like_rtcp(Bytes payload) {
  if (payload.size() < 8 || payload[0] >> 6 != 2 || payload[1] < 192 || payload[1] > 223) return false;
  const std::size_t words = static_cast<std::size_t>(payload[2]) << 8 | payload[3];
  return 4 * (words + 1) <= payload.size() + 3;
}

} // namespace quietroom::watch
