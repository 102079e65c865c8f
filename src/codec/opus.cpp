#include "codec/entries.h"
#include "codec/libopus.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::codec {

namespace {

using Mistakes = std::vector<std::string>;

/// What libopus would take in silence, doing something else.
Mistakes check_opus(const CodecSettings& settings) {
  Mistakes mistakes;
  const double frame_ms = settings.number("frame_ms");
  const double least_kbps = 24 / frame_ms; // three bytes a packet; with less libopus sends empty ones
  if (*settings.bit_rate_kbps < least_kbps)
    mistakes.push_back(
        fmt::format("frames of {} ms need {} kbit/s; raise bit_rate_kbps or frame_ms", frame_ms, least_kbps));
  if (settings.word("application") == "restricted-lowdelay" && settings.word("bandwidth") == "MB")
    mistakes.push_back("the low-delay mode has no mediumband; give bandwidth NB or WB");
  if (!settings.flag("fec")) return mistakes;
  if (settings.number("expected_loss_percent") == 0)
    mistakes.push_back(
        "fec sends nothing while no loss is expected; give expected_loss_percent, 10 for example");
  if (settings.word("application") == "restricted-lowdelay")
    mistakes.push_back("the low-delay mode has no fec; give application voip or audio");
  if (frame_ms < 10) mistakes.push_back("fec needs frames of 10 ms or more; raise frame_ms");
  return mistakes;
}

Mistakes check_opus_format(const CodecSettings& settings, Format format) {
  constexpr std::pair<std::string_view, int> least_rate_hz[] = {
      {"MB", 12000}, {"WB", 16000}, {"SWB", 24000}, {"FB", 48000}};
  for (const auto& [bandwidth, rate_hz] : least_rate_hz)
    if (settings.word("bandwidth") == bandwidth && format.rate_hz < rate_hz)
      return {fmt::format("bandwidth {} needs sound at {} Hz or more, not at {} Hz; resample before it",
                          bandwidth, rate_hz, format.rate_hz)};
  return {};
}

ParameterValue word(const char* text) { return std::string(text); }

std::vector<ParameterInfo> opus_parameters() {
  return {
      {"application",
       "what the coder is tuned to",
       word("audio"),
       {word("voip"), word("audio"), word("restricted-lowdelay")}},
      {"bandwidth",
       "audio band, or the coder's choice",
       word("auto"),
       {word("auto"), word("NB"), word("MB"), word("WB"), word("SWB"), word("FB")}},
      {"frame_ms", "length of a frame in ms", 20.0, {2.5, 5.0, 10.0, 20.0, 40.0, 60.0}},
      {"complexity", "effort of the coder", 10.0, {}, 0, 10},
      {"fec", "each packet carries the one before it once more, coarsely", false},
      {"expected_loss_percent", "loss against which the coder arms itself", 0.0, {}, 0, 100},
  };
}

} // namespace

CodecInfo opus_entry() {
  CodecInfo out;
  out.id = "opus";
  out.name = "Opus";
  out.libraries = {{"libopus", "libopus-dev"}};
  out.rates_hz = {8000, 12000, 16000, 24000, 48000};
  out.channels = 2;
  out.frame_ms = 20;
  out.bit_rates = {{6, 510}, 32, true};
  out.parameters = opus_parameters();
  out.concealment = "the decoder's own";
  out.check_settings = check_opus;
  out.check_format = check_opus_format;
#if QUIETROOM_HAS_OPUS
  out.libraries[0].version = opus_version;
  out.make = make_opus;
#endif
  return out;
}

} // namespace quietroom::codec
