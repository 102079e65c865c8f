#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::watch {

/// What a payload type carries.
struct PayloadFormat {
  std::string encoding; ///< as SDP writes it, upper case: "PCMU", "OPUS"
  unsigned clock = 0;   ///< Hz of the timestamps; 0: unknown
  std::string codec;    ///< id in the table of codecs; empty where none fits
  double look_ahead_ms = 0;
  bool assumed = false; ///< nobody said it: the variant of the codec, or its concealment
};

/// Comfort noise and telephone events carry no speech: they count in the sequence and not in the jitter.
bool is_speech(const PayloadFormat& format);

/// The static assignments of RFC 3551 that carry speech. Nothing for another number.
std::optional<PayloadFormat> static_format(unsigned payload_type);

/// An encoding name of SDP ("opus", "AMR-WB"), or an id of the table of codecs ("g729a-vad"); a clock of 0 is
/// filled from the name. Nothing for a word that is neither and has no clock.
std::optional<PayloadFormat> named_format(std::string_view name, unsigned clock,
                                          const std::vector<std::string>& codec_ids);

using PayloadMap = std::map<unsigned, PayloadFormat>; ///< by payload type

} // namespace quietroom::watch
