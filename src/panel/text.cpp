#include "panel/text.h"

#include <imgui.h>

namespace quietroom::panel {

namespace {

constexpr float line_spacing = 1.25F;

ImVec2 size_of(ImFont* font, const char* begin, const char* end) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, begin, end);
}

} // namespace

float text_width(ImFont* font, const std::string& text) {
  return size_of(font, text.data(), text.data() + text.size()).x;
}

void text_at(ImFont* font, ui::theme::Colour colour, float x, float y, const std::string& text) {
  const char* end = text.data() + text.size();
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {x, y - font->FontSize / 2}, packed(colour),
                                      text.data(), end);
}

float centred_text(ImFont* font, ui::theme::Colour colour, float x, float y, const std::string& text,
                   float width) {
  const char* end = text.data() + text.size();
  for (const char* line = text.data(); line < end;) {
    const char* stop = font->CalcWordWrapPositionA(1, line, end, width);
    if (stop == line) ++stop; // narrower than one letter
    const ImVec2 size = size_of(font, line, stop);
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {x - size.x / 2, y}, packed(colour), line,
                                        stop);
    y += font->FontSize * line_spacing;
    for (line = stop; line < end && (*line == ' ' || *line == '\n'); ++line) {
    }
  }
  return y;
}

} // namespace quietroom::panel
