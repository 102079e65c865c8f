#pragma once

#include "watch/payload_types.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace quietroom::watch {

/// An audio medium that SDP offers or answers (RFC 4566), in a SIP message or alone.
struct SdpMedium {
  std::uint16_t port = 0;
  struct Mapping {
    unsigned payload_type = 0, clock = 0;
    std::string encoding;
  };
  std::vector<Mapping> mappings; ///< a=rtpmap
};

/// The m=audio parts of a text. Empty where there is no SDP in it.
std::vector<SdpMedium> parse_sdp(std::string_view text);

/// Whether a payload may hold one: a SIP message, or "v=0".
bool may_hold_sdp(std::string_view text);

} // namespace quietroom::watch
