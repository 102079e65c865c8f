#pragma once

#include "watch/datagram.h"

#include <vector>

/// Frames of hand-made calls, byte by byte.
namespace quietroom::test {

using FrameBytes = std::vector<std::uint8_t>;

inline void put_number(FrameBytes& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

inline FrameBytes rtp_bytes(unsigned type, std::uint16_t sequence, std::uint32_t timestamp,
                            std::uint32_t ssrc, bool marker = false, std::size_t payload = 160) {
  FrameBytes out = {0x80, static_cast<std::uint8_t>(type | (marker ? 128U : 0U))};
  put_number(out, sequence, 2);
  put_number(out, timestamp, 4);
  put_number(out, ssrc, 4);
  out.insert(out.end(), payload, 0x55);
  return out;
}

/// IPv4 and UDP around a payload: hosts are the last byte of 10.0.0.x.
inline FrameBytes udp_bytes(const FrameBytes& payload, unsigned from, unsigned from_port, unsigned to,
                            unsigned to_port) {
  FrameBytes out = {0x45, 0};
  put_number(out, 28 + payload.size(), 2);
  put_number(out, 0, 4);
  put_number(out, 64 << 8 | 17, 2);
  put_number(out, 0, 2);
  put_number(out, 0x0a000000 + from, 4);
  put_number(out, 0x0a000000 + to, 4);
  put_number(out, from_port, 2);
  put_number(out, to_port, 2);
  put_number(out, 8 + payload.size(), 2);
  put_number(out, 0, 2);
  out.insert(out.end(), payload.begin(), payload.end());
  return out;
}

} // namespace quietroom::test
