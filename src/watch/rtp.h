#pragma once

#include "watch/datagram.h"

namespace quietroom::watch {

/// The fixed header of RTP (RFC 3550, 5.1) and how much it carries.
struct RtpHeader {
  std::uint8_t payload_type = 0;
  bool marker = false;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0, ssrc = 0;
  std::size_t payload_bytes = 0; ///< without padding
};

/// Nothing where the bytes are no RTP: another version, RTCP on a shared port (second byte 192 to 223), or
/// lists and extension longer than the datagram. `length` is that of the datagram as sent.
std::optional<RtpHeader> parse_rtp(Bytes payload, std::size_t length);

/// Whether they look like RTCP: version 2, a type of 192 to 223, and a length in words that fits.
bool looks_like_rtcp(Bytes payload);

} // namespace quietroom::watch
