#include "figure/wrapped_text.h"

#include <algorithm>
#include <string_view>

namespace quietroom::figure {

namespace {

/// Text that stays together: a word with the blanks or the sign behind it.
std::vector<std::string> pieces_of(const std::string& text) {
  constexpr std::string_view signs = " -_/.,;:+=)]";
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.back() += text[i];
    const bool sign = signs.find(text[i]) != signs.npos;
    const bool more = i + 1 < text.size() && signs.find(text[i + 1]) == signs.npos;
    const bool number = text[i] != ' ' && i > 0 && more && text[i + 1] >= '0' && text[i + 1] <= '9' &&
                        text[i - 1] >= '0' && text[i - 1] <= '9'; // 12.65 stays whole
    if (sign && more && !number) out.emplace_back();
  }
  return out;
}

std::string without_blanks_behind(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

/// The first bytes of `text` that fit, at least one character. Combining marks stay with their letter.
std::size_t fitting_bytes(const std::string& text, double width_pt, double size_pt, const FontMetric& font) {
  const auto begins = [&](std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0U) == 0x80U) return false;
    const bool combining =
        at + 1 < text.size() &&
        (byte == 0xCC || (byte == 0xCD && static_cast<unsigned char>(text[at + 1]) < 0xB0));
    return !combining; // U+0300 to U+036F
  };
  std::size_t good = 0;
  for (std::size_t end = 1; end <= text.size(); ++end) {
    if (end < text.size() && !begins(end)) continue;
    if (good > 0 && font.width_pt(text.substr(0, end), size_pt) > width_pt) break;
    good = end;
  }
  return good;
}

} // namespace

std::vector<std::string> wrapped(const std::string& text, double width_pt, double size_pt,
                                 const FontMetric& font, Breaks breaks) {
  std::vector<std::string> out(1);
  const auto fits = [&](const std::string& line) {
    return font.width_pt(without_blanks_behind(line), size_pt) <= width_pt;
  };
  for (std::string piece : pieces_of(text)) {
    if (!out.back().empty() && !fits(out.back() + piece)) out.emplace_back();
    while (breaks == Breaks::anywhere && out.back().empty() && !fits(piece)) {
      const std::size_t bytes = fitting_bytes(piece, width_pt, size_pt, font);
      if (bytes >= piece.size()) break;
      out.back() = piece.substr(0, bytes);
      piece.erase(0, bytes);
      out.emplace_back();
    }
    out.back() += piece;
  }
  for (std::string& line : out) line = without_blanks_behind(line);
  return out;
}

double widest_pt(const std::vector<std::string>& lines, double size_pt, const FontMetric& font) {
  double out = 0;
  for (const std::string& line : lines) out = std::max(out, font.width_pt(line, size_pt));
  return out;
}

} // namespace quietroom::figure
