#include "codec/entries.h"
#include "codec/libvorbis.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace quietroom::codec {

namespace {

struct Range {
  int rate_hz;
  double low_kbps[2]; ///< mono, stereo
  double high_kbps[2];
};

/// What libvorbis 1.3.7 takes as a nominal bit rate; asked of it for every kbit/s.
constexpr Range ranges[] = {
    {8000, {8, 12}, {42, 84}},     {11025, {12, 16}, {50, 100}},  {12000, {12, 16}, {50, 100}},
    {16000, {16, 24}, {100, 200}}, {22050, {16, 30}, {90, 180}},  {24000, {16, 30}, {90, 180}},
    {32000, {30, 36}, {190, 380}}, {44100, {32, 45}, {240, 500}}, {48000, {32, 45}, {240, 500}},
};

std::vector<std::string> check_vorbis_format(const CodecSettings& settings, Format format) {
  const auto* range = std::ranges::find(ranges, format.rate_hz, &Range::rate_hz);
  const double low = range->low_kbps[format.channels - 1];
  const double high = range->high_kbps[format.channels - 1];
  if (*settings.bit_rate_kbps >= low && *settings.bit_rate_kbps <= high) return {};
  return {fmt::format("takes {} to {} kbit/s for {} at {} Hz, not {}; fix bit_rate_kbps", low, high,
                      format.channels == 1 ? "mono" : "stereo", format.rate_hz, *settings.bit_rate_kbps)};
}

CodecInfo entry() {
  CodecInfo out;
  out.libraries = {{"libvorbis", "libvorbis-dev"}};
  for (const Range& each : ranges) out.rates_hz.push_back(each.rate_hz);
  out.channels = 2;
#if QUIETROOM_HAS_VORBIS
  out.libraries[0].version = vorbis_version;
  out.code_clip = code_vorbis;
#endif
  return out;
}

} // namespace

CodecInfo vorbis_entry() {
  CodecInfo out = entry();
  out.id = "vorbis";
  out.name = "Vorbis, by quality";
  out.parameters = {{"quality", "oggenc's -q, 10 is best", 4.0, {}, -1, 10}};
  return out;
}

CodecInfo vorbis_abr_entry() {
  CodecInfo out = entry();
  out.id = "vorbis-abr";
  out.name = "Vorbis, average bit rate";
  out.bit_rates = {{8, 500}, 128, true};
  out.check_format = check_vorbis_format;
  return out;
}

} // namespace quietroom::codec
