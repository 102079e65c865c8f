#include "recipe/step_codec.h"

#include "codec/codec_table.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::recipe {

namespace {

/// Samples that 16 bits cannot hold.
std::int64_t beyond_16_bit(const signal::Clip& clip) {
  std::int64_t count = 0;
  for (const double sample : clip.samples)
    if (sample >= 32767.5 / 32768 || sample < -32768.5 / 32768) ++count;
  return count;
}

codec::ParameterValue value_of(const stimulus::Step::Parameter& written) {
  if (const auto* whole = std::get_if<std::int64_t>(&written)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&written)) return *number;
  if (const auto* flag = std::get_if<bool>(&written)) return *flag;
  return std::get<std::string>(written);
}

} // namespace

Codec read_codec(Parameters& parameters) {
  Codec out;
  codec::CodecSettings& settings = out.settings;
  settings.id = parameters.text("id");
  const bool silence = parameters.choice_or("plc", "standard", {"standard", "silence"}) == "silence";
  if (silence) settings.plc = codec::Plc::silence;
  for (const auto& [name, written] : parameters.others())
    settings.parameters.emplace(name, value_of(written));
  if (const auto rate = settings.parameters.extract("bit_rate_kbps"); !rate.empty()) {
    if (const auto* kbps = std::get_if<double>(&rate.mapped()))
      settings.bit_rate_kbps = *kbps;
    else
      parameters.error("bit_rate_kbps must be a number");
  }
  if (settings.id.empty()) return out; // said already
  const std::vector<std::string> mistakes = codec::check_settings(settings);
  for (const std::string& each : mistakes) parameters.error(each);
  if (!mistakes.empty()) return {{settings.id, {}, {}, settings.plc}};
  return out;
}

RateNeed rate_need(const Codec& coded, int channels) {
  const codec::CodecInfo* info = codec::find_codec(coded.settings.id);
  if (info == nullptr) return {};
  RateNeed need{fmt::format("codec {}", info->id), {}, 0, info->channels};
  for (const int rate_hz : info->rates_hz) // some parameters leave but some of them
    if (codec::check_format(coded.settings, {rate_hz, channels}).empty()) need.works_at.push_back(rate_hz);
  return need;
}

void apply(const Codec& coded, Pass& pass) {
  pass.facts.clipped_samples += beyond_16_bit(pass.clip);
  codec::CodecResult result = pass.lost.empty()
                                  ? codec::transcode(coded.settings, pass.clip)
                                  : codec::transcode(coded.settings, pass.clip, pass.lost, pass.packet_ms);
  if (!pass.lost.empty()) {
    pass.loss.codec = coded.settings.id;
    pass.facts.losses.push_back(std::exchange(pass.loss, {}));
  }
  pass.clip = std::move(result.clip);
  pass.facts.saturated_samples += result.saturated_samples;
  pass.facts.delay_removed_samples += result.delay_removed_samples;
  pass.lost.clear();
}

std::string text(const Codec& coded, Writing& writing) {
  std::string out = fmt::format("codec {}", codec::text(coded.settings));
  if (!std::exchange(writing.lossy, false)) return out;
  if (coded.settings.plc == codec::Plc::silence) return out + " plc silence";
  return out + fmt::format(" plc standard ({})", codec::find_codec(coded.settings.id)->concealment);
}

std::vector<std::string> check_form(const Codec& coded, int rate_hz, int channels) {
  if (codec::find_codec(coded.settings.id) == nullptr) return {}; // said already
  return codec::check_format(coded.settings, {rate_hz, channels});
}

std::vector<std::string> check_loss(const Codec& coded, double packet_ms) {
  if (codec::find_codec(coded.settings.id) == nullptr) return {}; // said already
  return codec::check_packets(coded.settings, packet_ms);
}

} // namespace quietroom::recipe
