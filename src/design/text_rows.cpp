#include "design/text_rows.h"

#include <algorithm>
#include <cstdint>

namespace quietroom::design {

namespace {

struct Letter {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  Letter out{bytes == 1 ? lead : lead & (0xFFU >> (bytes + 1)), std::min(bytes, text.size() - at)};
  for (std::size_t i = 1; i < out.bytes; ++i)
    out.code = out.code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return out;
}

/// Blocks whose letters are as wide as they are high (Unicode Standard Annex 11: wide and full width).
bool is_wide(std::uint32_t code) {
  constexpr std::uint32_t blocks[][2] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                         {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
  return std::ranges::any_of(blocks, [&](const auto& each) { return code >= each[0] && code <= each[1]; });
}

/// Where the row that begins here ends, at the end of its line at the latest.
std::size_t end_of_row(std::string_view line, std::size_t begin, std::size_t columns) {
  std::size_t used = 0, behind_blank = begin;
  for (std::size_t at = begin; at < line.size();) {
    const Letter letter = letter_at(line, at);
    const bool blank = letter.code == ' ' || letter.code == '\t';
    used += is_wide(letter.code) ? 2 : 1;
    if (used > columns && !blank)
      return behind_blank > begin ? behind_blank : at > begin ? at : at + letter.bytes;
    at += letter.bytes;
    if (blank) behind_blank = at;
  }
  return line.size();
}

} // namespace

std::vector<TextRow> text_rows(std::string_view text, std::size_t columns) {
  std::vector<TextRow> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(0, end);
    const bool blank = line.find_first_not_of(" \t\r", begin) == line.npos;
    if (blank) {
      out.push_back({begin, end, true, true});
    } else {
      for (std::size_t at = begin; at < end;) {
        const std::size_t next = end_of_row(line, at, columns);
        out.push_back({at, next, next == end, false});
        at = next;
      }
    }
    begin = end + 1;
  }
  return out;
}

} // namespace quietroom::design
