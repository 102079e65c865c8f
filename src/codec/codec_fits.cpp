#include "codec/codec_fits.h"

#include "codec/codec_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::codec {

namespace {

using Mistakes = std::vector<std::string>;

std::string text(const ParameterValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return std::get<std::string>(value);
}

std::string names_of(const auto& entries, auto project) {
  std::string out;
  for (const auto& each : entries) out += (out.empty() ? "" : ", ") + std::string(project(each));
  return out;
}

void check_build(const CodecInfo& codec, Mistakes& mistakes) {
  std::string needed;
  for (const Library& each : codec.libraries) {
    if (each.version != nullptr) continue;
    needed += fmt::format("{}{}", needed.empty() ? "install " : " and ", each.package);
    if (!each.option.empty()) needed += fmt::format(", configure with -D{}=ON", each.option);
  }
  if (!needed.empty())
    mistakes.push_back(fmt::format("{} is not in this program; {} and build it again", codec.id, needed));
}

void check_bit_rate(const CodecInfo& codec, double kbps, Mistakes& mistakes) {
  const std::vector<double>& known = codec.bit_rates.kbps;
  if (known.empty())
    mistakes.push_back(fmt::format("{} has no choice of bit rates; leave bit_rate_kbps out", codec.id));
  else if (codec.bit_rates.continuous && !(kbps >= known.front() && kbps <= known.back()))
    mistakes.push_back(fmt::format("{} has no bit rate of {} kbit/s; give bit_rate_kbps from {} to {}",
                                   codec.id, kbps, known.front(), known.back()));
  else if (!codec.bit_rates.continuous && std::ranges::find(known, kbps) == known.end())
    mistakes.push_back(fmt::format("{} has no bit rate of {} kbit/s; bit_rate_kbps must be one of {}",
                                   codec.id, kbps, fmt::join(known, ", ")));
}

const char* type_of(const ParameterValue& value) {
  constexpr const char* names[] = {"true or false", "a number", "a text in quotes"};
  return names[value.index()];
}

void check_parameter(const CodecInfo& codec, const ParameterInfo& known, const ParameterValue& value,
                     Mistakes& mistakes) {
  const auto mistake = [&](const std::string& what) {
    mistakes.push_back(fmt::format("{}: {} {}", codec.id, known.name, what));
  };
  if (value.index() != known.usual.index()) return mistake(fmt::format("must be {}", type_of(known.usual)));
  if (!known.choices.empty()) {
    if (std::ranges::find(known.choices, value) == known.choices.end())
      mistake(fmt::format("is {}; it must be one of {}", text(value),
                          names_of(known.choices, [](const ParameterValue& each) { return text(each); })));
    return;
  }
  const auto* number = std::get_if<double>(&value);
  if (number == nullptr) return;
  if (!(*number >= known.low && *number <= known.high) || *number != std::floor(*number))
    mistake(fmt::format("is {}; it must be a whole number from {} to {}", *number, known.low, known.high));
}

void check_parameters(const CodecInfo& codec, const CodecSettings& settings, Mistakes& mistakes) {
  for (const auto& [name, value] : settings.parameters) {
    const auto known = std::ranges::find(codec.parameters, name, &ParameterInfo::name);
    if (known != codec.parameters.end())
      check_parameter(codec, *known, value, mistakes);
    else if (codec.parameters.empty())
      mistakes.push_back(
          fmt::format("{} is not known to {}, which has no parameters; remove it", name, codec.id));
    else
      mistakes.push_back(fmt::format("{} is not known to {}; it has {}", name, codec.id,
                                     names_of(codec.parameters, [](const auto& each) { return each.name; })));
  }
}

/// The mistakes that only the codec knows of, with its name before each.
void add_own(const CodecInfo& codec, const Mistakes& own, Mistakes& mistakes) {
  for (const std::string& each : own) mistakes.push_back(fmt::format("{}: {}", codec.id, each));
}

const CodecInfo& known_codec(const CodecSettings& settings) {
  const CodecInfo* codec = find_codec(settings.id);
  assert(codec != nullptr);
  return *codec;
}

CodecSettings resolved(const CodecInfo& codec, CodecSettings settings) {
  if (!settings.bit_rate_kbps && !codec.bit_rates.kbps.empty())
    settings.bit_rate_kbps = codec.bit_rates.usual_kbps;
  for (const ParameterInfo& each : codec.parameters) settings.parameters.emplace(each.name, each.usual);
  return settings;
}

} // namespace

Mistakes check_settings(const CodecInfo& codec, const CodecSettings& settings) {
  Mistakes mistakes;
  check_build(codec, mistakes);
  if (settings.bit_rate_kbps) check_bit_rate(codec, *settings.bit_rate_kbps, mistakes);
  check_parameters(codec, settings, mistakes);
  if (mistakes.empty() && codec.check_settings != nullptr)
    add_own(codec, codec.check_settings(resolved(codec, settings)), mistakes);
  return mistakes;
}

Mistakes check_settings(const CodecSettings& settings) {
  if (const CodecInfo* codec = find_codec(settings.id)) return check_settings(*codec, settings);
  return {fmt::format("{}: no such codec; it must be one of {}", settings.id,
                      names_of(codecs(), [](const CodecInfo& each) { return each.id; }))};
}

Mistakes check_format(const CodecSettings& settings, Format format) {
  const CodecInfo& codec = known_codec(settings);
  Mistakes mistakes;
  if (std::ranges::find(codec.rates_hz, format.rate_hz) == codec.rates_hz.end())
    mistakes.push_back(fmt::format("{} works at {} Hz, not at {} Hz; resample before it", codec.id,
                                   fmt::join(codec.rates_hz, ", "), format.rate_hz));
  if (format.channels < 1 || format.channels > codec.channels)
    mistakes.push_back(fmt::format("{} takes {}, not {}; take fewer of them before it", codec.id,
                                   codec.channels == 1 ? "one channel" : "one or two channels",
                                   format.channels));
  if (mistakes.empty() && codec.check_format != nullptr)
    add_own(codec, codec.check_format(resolved(settings), format), mistakes);
  return mistakes;
}

Mistakes check_packets(const CodecSettings& settings, double packet_ms) {
  const CodecInfo& codec = known_codec(settings);
  const double frame = frame_ms(settings);
  if (frame == 0)
    return {
        fmt::format("{} codes whole files, which have no packets to lose; use it without loss", codec.id)};
  if (codec.concealment.empty() && settings.plc == Plc::standard)
    return {fmt::format("{} has no concealment of lost packets; give plc = \"silence\"", codec.id)};
  const double frames = packet_ms / frame;
  if (!(frames >= 1) || frames != std::floor(frames))
    return {fmt::format("{} cannot fill packets of {} ms; give packet_ms a multiple of {}", codec.id,
                        packet_ms, frame)};
  return {};
}

CodecSettings resolved(const CodecSettings& settings) { return resolved(known_codec(settings), settings); }

double frame_ms(const CodecSettings& settings) {
  const CodecSettings all = resolved(settings);
  const auto own = all.parameters.find("frame_ms");
  return own == all.parameters.end() ? known_codec(settings).frame_ms : std::get<double>(own->second);
}

std::string text(const CodecSettings& settings) {
  const CodecSettings all = resolved(settings);
  std::string out = all.id;
  if (all.bit_rate_kbps) out += fmt::format(" {} kbit/s", *all.bit_rate_kbps);
  for (const auto& [name, value] : all.parameters) out += fmt::format(" {}={}", name, text(value));
  return out;
}

} // namespace quietroom::codec
