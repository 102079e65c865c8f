#include "codec/entries.h"
#include "codec/liblc3.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::codec {

namespace {

using Mistakes = std::vector<std::string>;

constexpr double lowest_kbps = 16; // of one channel
constexpr double highest_kbps = 320;
constexpr double fewest_bytes = 20; // of one channel's frame
constexpr double most_bytes = 400;

/// A channel's frame has a whole number of bytes; the library would round in silence.
Mistakes check_lc3_format(const CodecSettings& settings, Format format) {
  const double frame_ms = settings.number("frame_ms");
  const double kbps = *settings.bit_rate_kbps / format.channels;
  const double bytes_per_kbps = frame_ms / 8;
  const double low = std::ceil(std::max(fewest_bytes, lowest_kbps * bytes_per_kbps));
  const double high = std::floor(std::min(most_bytes, highest_kbps * bytes_per_kbps));
  const double bytes = std::round(kbps * bytes_per_kbps);
  const auto total_kbps = [&](double n) { return n / bytes_per_kbps * format.channels; };
  if (bytes < low || bytes > high)
    return {
        fmt::format("{} channel{} in frames of {} ms take {:.5g} to {:.5g} kbit/s, not {}; fix bit_rate_kbps",
                    format.channels, format.channels == 1 ? "" : "s", frame_ms, total_kbps(low),
                    total_kbps(high), *settings.bit_rate_kbps)};
  constexpr double tolerance_kbps = 0.01; // so that a fraction can be written with two decimals
  if (std::abs(total_kbps(bytes) - *settings.bit_rate_kbps) > tolerance_kbps)
    return {fmt::format(
        "{} kbit/s are no whole number of bytes a frame of {} ms and channel; the nearest is {:.6g}",
        *settings.bit_rate_kbps, frame_ms, total_kbps(bytes))};
  return {};
}

#if QUIETROOM_HAS_LC3
std::string lc3_version() { return QUIETROOM_LC3_VERSION; } // it cannot tell itself
#endif

} // namespace

CodecInfo lc3_entry() {
  CodecInfo out;
  out.id = "lc3";
  out.name = "LC3";
  out.libraries = {{"liblc3", "liblc3-dev"}};
  out.rates_hz = {8000, 16000, 24000, 32000, 48000};
  out.channels = 2;
  out.frame_ms = 10;
  out.bit_rates = {{lowest_kbps, 2 * highest_kbps}, 32, true};
  out.parameters = {{"frame_ms", "length of a frame in ms", 10.0, {7.5, 10.0}}};
  out.concealment = "the decoder's own";
  out.check_format = check_lc3_format;
#if QUIETROOM_HAS_LC3
  out.libraries[0].version = lc3_version;
  out.make = make_lc3;
#endif
  return out;
}

} // namespace quietroom::codec
