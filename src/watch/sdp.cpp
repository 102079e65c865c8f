#include "watch/sdp.h"

#include <charconv>

namespace quietroom::watch {

namespace {

std::string_view taken_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view out = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  if (out.ends_with("\r")) out.remove_suffix(1);
  return out;
}

std::optional<unsigned> taken_number(std::string_view& text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// "111 opus/48000/2"
std::optional<SdpMedium::Mapping> mapping_of(std::string_view text) {
  const auto type = taken_number(text);
  if (!type || *type > 127 || !text.starts_with(" ")) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t slash = text.find('/');
  if (slash == text.npos || slash == 0 || slash > 40) return std::nullopt;
  SdpMedium::Mapping out{*type, 0, std::string(text.substr(0, slash))};
  text.remove_prefix(slash + 1);
  const auto clock = taken_number(text);
  if (!clock || *clock == 0 || *clock > 1'000'000) return std::nullopt;
  out.clock = *clock;
  return out;
}

} // namespace

bool may_hold_sdp(std::string_view text) {
  if (text.starts_with("v=0")) return true;
  const std::string_view first = text.substr(0, text.find('\n'));
  return first.find("SIP/2.0") != first.npos;
}

std::vector<SdpMedium> parse_sdp(std::string_view text) {
  std::vector<SdpMedium> out;
  const std::size_t begin = text.starts_with("v=0") ? 0 : text.find("\nv=0");
  if (begin == text.npos) return out;
  text.remove_prefix(begin);
  bool in_audio = false;
  while (!text.empty() && out.size() < 64) {
    std::string_view line = taken_line(text);
    if (line.starts_with("m=")) {
      in_audio = line.starts_with("m=audio ");
      if (!in_audio) continue;
      line.remove_prefix(8);
      const auto port = taken_number(line);
      in_audio = port && *port <= 65535;
      if (in_audio) out.push_back({static_cast<std::uint16_t>(*port), {}});
    } else if (in_audio && line.starts_with("a=rtpmap:")) {
      line.remove_prefix(9);
      if (auto mapping = mapping_of(line)) out.back().mappings.push_back(std::move(*mapping));
    }
  }
  return out;
}

} // namespace quietroom::watch
