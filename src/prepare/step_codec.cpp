#include "prepare/step_codec.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::prepare {

namespace {

/// Samples that 16 bits cannot hold.
std::int64_t beyond_16_bit(const signal::Clip& clip) {
  std::int64_t count = 0;
  for (const double sample : clip.samples)
    if (sample >= 32767.5 / 32768 || sample < -32768.5 / 32768) ++count;
  return count;
}

} // namespace

Codec read_codec(Parameters& parameters) {
  std::vector<std::string_view> ids;
  for (const codec::CodecInfo& each : codec::codecs()) ids.push_back(each.id);
  Codec out;
  out.id = parameters.choice("id", ids);
  if (parameters.choice_or("plc", "standard", {"standard", "silence"}) == "silence")
    out.plc = codec::Plc::silence;
  return out;
}

RateNeed rate_need(const Codec& coded) {
  const codec::CodecInfo* info = codec::find_codec(coded.id);
  if (info == nullptr) return {};
  return {std::string("codec ") + std::string(info->id), {info->rate_hz}, 0};
}

void apply(const Codec& coded, Pass& pass) {
  pass.facts.clipped_samples += beyond_16_bit(pass.clip);
  codec::CodecResult result =
      pass.lost.empty() ? codec::transcode(coded.id, pass.clip)
                        : codec::transcode(coded.id, pass.clip, pass.lost, pass.packet_ms, coded.plc);
  pass.clip = std::move(result.clip);
  pass.facts.delay_removed_samples += result.delay_removed_samples;
  pass.lost.clear();
}

std::string text(const Codec& coded, Writing& writing) {
  const char* plc = coded.plc == codec::Plc::silence ? "silence" : "standard";
  return std::exchange(writing.lossy, false) ? fmt::format("codec {} plc {}", coded.id, plc)
                                             : fmt::format("codec {}", coded.id);
}

} // namespace quietroom::prepare
