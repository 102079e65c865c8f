#include "report/width.h"

#include <algorithm>
#include <cstdint>

namespace quietroom::report {

namespace {

struct CodePoint {
  std::uint32_t value;
  std::size_t bytes;
};

CodePoint first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t bytes = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : byte(0) >= 0xC0 ? 2 : 1;
  if (bytes == 1 || bytes > text.size()) return {byte(0), 1};
  std::uint32_t value = byte(0) & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {byte(0), 1};
    value = value << 6 | (byte(i) & 0x3FU);
  }
  return {value, bytes};
}

bool is_wide(std::uint32_t c) { // the large blocks of Unicode's East Asian Width W and F
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_combining(std::uint32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

/// Where the first line ends: behind the last space or sign that fits, else where the width does. No mark is
/// parted from its letter.
std::size_t break_of(std::string_view text, std::size_t width) {
  std::size_t at = 0, used = 0, good = 0;
  while (at < text.size()) {
    const CodePoint c = first_of(text.substr(at));
    const std::size_t takes = is_wide(c.value) ? 2U : is_combining(c.value) ? 0U : 1U;
    if (c.value == ' ' && at > 0) good = at + 1; // a space may stand behind the end of the line
    if (at > 0 && used + takes > width) break;
    used += takes;
    at += c.bytes;
    if (std::string_view("-_/.,:;|+").find(static_cast<char>(c.value)) != std::string_view::npos &&
        c.value < 0x80)
      good = at;
  }
  const bool leaves_much = good > 0 && 3 * display_width(text.substr(0, good)) >= width;
  return leaves_much ? good : at;
}

} // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  while (!utf8.empty()) {
    const CodePoint c = first_of(utf8);
    width += is_wide(c.value) ? 2U : is_combining(c.value) ? 0U : 1U;
    utf8.remove_prefix(c.bytes);
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  while (display_width(text) > width) {
    const std::size_t end = break_of(text, std::max<std::size_t>(width, 1));
    out.emplace_back(text.substr(0, end));
    out.back().erase(out.back().find_last_not_of(' ') + 1);
    text.remove_prefix(end);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  }
  if (!text.empty() || out.empty()) out.emplace_back(text);
  return out;
}

} // namespace quietroom::report
