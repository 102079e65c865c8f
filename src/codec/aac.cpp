#include "codec/entries.h"
#include "codec/libavcodec.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::codec {

namespace {

/// Beyond these the coder keeps its own bit rate in silence; found by trying.
std::vector<std::string> check_aac_format(const CodecSettings& settings, Format format) {
  const double low = std::max(16.0, format.rate_hz * format.channels / 3000.0);
  const double high = 4.0 * format.rate_hz * format.channels / 1000; // four bits a sample
  if (*settings.bit_rate_kbps >= low && *settings.bit_rate_kbps <= high) return {};
  return {fmt::format("takes {} to {} kbit/s for {} at {} Hz, not {}; fix bit_rate_kbps", low, high,
                      format.channels == 1 ? "mono" : "stereo", format.rate_hz, *settings.bit_rate_kbps)};
}

} // namespace

CodecInfo aac_lc_entry() {
  CodecInfo out;
  out.id = "aac-lc";
  out.name = "AAC-LC";
  out.libraries = {{"libavcodec", "libavcodec-dev", nullptr, "QUIETROOM_WITH_LIBAVCODEC"}};
  out.rates_hz = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
  out.channels = 2;
  out.bit_rates = {{16, 384}, 128, true};
  out.check_format = check_aac_format;
#if QUIETROOM_HAS_AVCODEC
  out.libraries[0].version = avcodec_version_text;
  out.code_clip = code_aac_lc;
#endif
  return out;
}

} // namespace quietroom::codec
