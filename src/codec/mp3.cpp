#include "codec/mp3.h"

#include "codec/entries.h"
#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::codec {

namespace {

/// kbit/s: MPEG-1, MPEG-2 (half its rates) and MPEG-2.5 (a quarter), ISO/IEC 11172-3 and 13818-3.
const std::vector<double> mpeg1 = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
const std::vector<double> mpeg2 = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
const std::vector<double> mpeg25 = {8, 16, 24, 32, 40, 48, 56, 64};

const std::vector<double>& bit_rates_at(int rate_hz) {
  return rate_hz >= 32000 ? mpeg1 : rate_hz >= 16000 ? mpeg2 : mpeg25;
}

std::vector<std::string> check_mp3_format(const CodecSettings& settings, Format format) {
  const std::vector<double>& known = bit_rates_at(format.rate_hz);
  if (std::ranges::find(known, *settings.bit_rate_kbps) != known.end()) return {};
  return {fmt::format("has no {} kbit/s at {} Hz; bit_rate_kbps must be one of {}", *settings.bit_rate_kbps,
                      format.rate_hz, fmt::join(known, ", "))};
}

#if QUIETROOM_HAS_LAME && QUIETROOM_HAS_MPG123
/// LAME's gain is taken out again: a condition that is half a decibel softer would be voted on as such, and
/// what clips in floating point does no harm.
CodecResult code_mp3(const CodecSettings& resolved, const signal::Clip& clip) {
  if (clip.samples.empty()) return {clip, 0, 0}; // LAME gives no frame for nothing
  const Mp3Stream stream = mp3_encoded(resolved, clip);
  const std::vector<double> decoded = mp3_decoded(stream.bytes, {clip.rate_hz, clip.channels});
  const std::size_t late = static_cast<std::size_t>(mp3_delay_samples * clip.channels);
  if (decoded.size() < late + clip.samples.size())
    throw_environment("LAME keeps back the end of the sound; try version 3.100 of it");
  CodecResult out{{clip.rate_hz, clip.channels, {}}, mp3_delay_samples, stream.bytes.size()};
  for (const double sample : std::span(decoded).subspan(late, clip.samples.size()))
    out.clip.samples.push_back(sample / stream.gain);
  return out;
}
#endif

#if QUIETROOM_HAS_MPG123
std::string mpg123_version() { return QUIETROOM_MPG123_VERSION; } // it cannot tell itself
#endif

CodecInfo entry() {
  CodecInfo out;
  out.libraries = {{"libmp3lame", "libmp3lame-dev"}, {"libmpg123", "libmpg123-dev"}};
  out.rates_hz = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
  out.channels = 2;
#if QUIETROOM_HAS_LAME
  out.libraries[0].version = lame_version;
#endif
#if QUIETROOM_HAS_MPG123
  out.libraries[1].version = mpg123_version;
#endif
#if QUIETROOM_HAS_LAME && QUIETROOM_HAS_MPG123
  out.code_clip = code_mp3;
#endif
  return out;
}

} // namespace

CodecInfo mp3_entry() {
  CodecInfo out = entry();
  out.id = "mp3";
  out.name = "MP3, constant bit rate";
  out.bit_rates = {{8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320}, 128};
  out.check_format = check_mp3_format;
  return out;
}

CodecInfo mp3_vbr_entry() {
  CodecInfo out = entry();
  out.id = "mp3-vbr";
  out.name = "MP3, variable bit rate";
  out.parameters = {{"quality", "LAME's -V, 0 is best", 4.0, {}, 0, 9}};
  return out;
}

} // namespace quietroom::codec
