#include "watch/payload_types.h"

#include <algorithm>
#include <array>

namespace quietroom::watch {

namespace {

struct Known {
  std::string_view encoding;
  unsigned clock;
  std::string_view codec;  ///< the entry of the table that is assumed
  std::string_view prefix; ///< of ids in the table that are variants of it
  double look_ahead_ms;
  int payload_type = -1; ///< static assignment
};

// Look-ahead: G.729 5 ms, G.723.1 7.5 ms, AMR 5 ms, AMR-WB 5 ms, opus 6.5 ms (the codecs' own
// specifications).
constexpr std::array<Known, 15> known = {{
    {"PCMU", 8000, "g711-plc", "g711", 0, 0},
    {"PCMA", 8000, "g711-plc", "g711-plc", 0, 8},
    {"GSM", 8000, "gsm-fr", "gsm-fr", 0, 3},
    {"G723", 8000, "g723.1-63-vad", "g723.1", 7.5, 4},
    {"G722", 8000, "g722-64-monotic", "g722-", 0, 9}, // RFC 3551: 8000 although the sound has 16 kHz
    {"CN", 8000, "", "", 0, 13},
    {"G728", 8000, "g728-16", "g728", 0, 15},
    {"G729", 8000, "g729a-vad", "g729", 5, 18},
    {"TELEPHONE-EVENT", 8000, "", "", 0},
    {"ILBC", 8000, "ilbc", "ilbc", 0},
    {"AMR-WB", 16000, "amr-wb-12.65-diotic", "amr-wb", 5},
    {"AMR", 8000, "amr-12.2", "amr-", 5},
    {"EVS", 16000, "evs-swb-24.4", "evs", 0},
    {"OPUS", 48000, "opus-fb", "opus", 6.5},
    {"SPEEX", 8000, "speex", "speex", 0},
}};

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

PayloadFormat format_of(const Known& entry, unsigned clock, bool assumed) {
  return {std::string(entry.encoding), clock == 0 ? entry.clock : clock, std::string(entry.codec),
          entry.look_ahead_ms, assumed};
}

} // namespace

bool is_speech(const PayloadFormat& format) {
  return format.encoding != "CN" && format.encoding != "TELEPHONE-EVENT";
}

std::optional<PayloadFormat> static_format(unsigned payload_type) {
  for (const Known& entry : known)
    if (entry.payload_type == static_cast<int>(payload_type)) return format_of(entry, 0, true);
  if (payload_type == 10 || payload_type == 11) return PayloadFormat{"L16", 44100, "", 0, true};
  return std::nullopt;
}

std::optional<PayloadFormat> named_format(std::string_view name, unsigned clock,
                                          const std::vector<std::string>& codec_ids) {
  const std::string encoding = upper(name);
  const bool is_id = std::find(codec_ids.begin(), codec_ids.end(), name) != codec_ids.end();
  if (!is_id)
    for (const Known& entry : known)
      if (entry.encoding == encoding) return format_of(entry, clock, true);
  PayloadFormat out{encoding, clock, is_id ? std::string(name) : "", 0, !is_id};
  if (is_id)
    for (const Known& entry : known)
      if (!entry.prefix.empty() && name.starts_with(entry.prefix)) {
        out.encoding = entry.encoding;
        out.clock = clock == 0 ? entry.clock : clock;
        out.look_ahead_ms = entry.look_ahead_ms;
        return out;
      }
  if (out.clock == 0 && !is_id) return std::nullopt;
  return out;
}

} // namespace quietroom::watch
