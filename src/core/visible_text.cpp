#include "core/visible_text.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace quietroom {

namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte < 0x7F) || c == '\n' || c == '\t';
}

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0; ///< 0: no UTF-8
};

/// The first character (RFC 3629: no overlong form, no surrogate).
Character first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t bytes = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || bytes > text.size()) return {};
  std::uint32_t code = byte(0) & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3FU);
  }
  const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
  if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return {};
  return {code, bytes};
}

/// Unicode Cc beyond ASCII's, and the marks, embeddings and isolates that turn the direction of writing.
bool is_control(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string escaped(std::uint32_t code, Escapes escapes) {
  if (escapes == Escapes::json) return fmt::format("\\u{:04X}", code);
  return code <= 0xFF ? fmt::format("\\x{:02X}", code) : fmt::format("\\u{{{:04X}}}", code);
}

/// A byte that is no UTF-8.
std::string of_latin_1(char c, Escapes escapes) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0xA0) return escaped(byte, escapes);
  return {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
}

} // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Character c = first_of(text);
    if (c.bytes == 0) return false;
    text.remove_prefix(c.bytes);
  }
  return true;
}

bool is_visible(std::string_view text) { return std::all_of(text.begin(), text.end(), is_plain); }

std::string visible(std::string_view text, Escapes escapes) {
  if (is_visible(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character c = first_of(text);
    if (is_plain(text.front()))
      out += text.front();
    else if (c.bytes == 0)
      out += of_latin_1(text.front(), escapes);
    else if (is_control(c.code))
      out += escaped(c.code, escapes);
    else
      out += text.substr(0, c.bytes);
    text.remove_prefix(std::max<std::size_t>(c.bytes, 1));
  }
  return out;
}

std::string visible_line(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    if (c == '\n' || c == '\t')
      out += c == '\n' ? "\\n" : "\\t";
    else
      out += c;
  }
  return out;
}

std::string input_name(const std::string& path) { return path == "-" ? "standard input" : path; }

} // namespace quietroom
