#include "panel/text.h"

#include <algorithm>
#include <imgui.h>

namespace quietroom::panel {

namespace {

constexpr float line_spacing = 1.25F;
constexpr float shrink = 0.96F;        // a step between sizes that the eye does not notice
constexpr float smallest_share = 0.3F; // of the font's own size; smaller could not be read anyway

float width_of(const Fitted& text, std::string_view line) {
  return text.font->CalcTextSizeA(text.size, FLT_MAX, 0, line.data(), line.data() + line.size()).x;
}

/// Past a whole letter of UTF-8.
const char* after_letter(const char* at, const char* end) {
  for (++at; at < end && (static_cast<unsigned char>(*at) & 0xC0U) == 0x80; ++at) {
  }
  return at;
}

/// Adds a line of the author's, which has no line break, in as many lines as it needs.
void wrap(Fitted& out, std::string_view text, float width) {
  const char* end = text.data() + text.size();
  if (text.empty()) out.lines.push_back(text); // a line all the same
  for (const char* line = text.data(); line < end;) {
    const char* stop = out.font->CalcWordWrapPositionA(out.size / out.font->FontSize, line, end, width);
    if (stop == line) stop = after_letter(line, end); // narrower than one letter
    out.lines.emplace_back(line, static_cast<std::size_t>(stop - line));
    out.width = std::max(out.width, width_of(out, out.lines.back()));
    for (line = stop; line < end && *line == ' '; ++line) {
    }
  }
}

/// The text at this size, in lines no wider than `width`. Line breaks of the author's stay.
Fitted wrapped(ImFont* font, std::string_view text, float size, float width) {
  Fitted out{font, size, {}, 0, 0};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    wrap(out, line, width);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out.height = static_cast<float>(out.lines.size()) * size * line_spacing;
  return out;
}

void draw_line(const Fitted& text, ui::theme::Colour colour, float x, float y, std::string_view line) {
  ImGui::GetWindowDrawList()->AddText(text.font, text.size, {x, y}, packed(colour), line.data(),
                                      line.data() + line.size());
}

} // namespace

Fitted fitted(ImFont* font, std::string_view text, float width, float height) {
  float size = font->FontSize;
  Fitted out = wrapped(font, text, size, width);
  while ((out.height > height || out.width > width) && size > font->FontSize * smallest_share) {
    size *= shrink;
    out = wrapped(font, text, size, width);
  }
  return out;
}

float draw_centred(const Fitted& text, ui::theme::Colour colour, float x, float top) {
  for (const std::string_view line : text.lines) {
    draw_line(text, colour, x - width_of(text, line) / 2, top, line);
    top += text.size * line_spacing;
  }
  return top;
}

void draw_left(const Fitted& text, ui::theme::Colour colour, float x, float middle) {
  float y = middle - text.height / 2 + text.size * (line_spacing - 1) / 2;
  for (const std::string_view line : text.lines) {
    draw_line(text, colour, x, y, line);
    y += text.size * line_spacing;
  }
}

} // namespace quietroom::panel
