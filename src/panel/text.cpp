#include "panel/text.h"

#include <cmath>
#include <imgui.h>
#include <utility>

namespace quietroom::panel {

namespace {

void draw_picture(const Fitted& text, ui::theme::Colour colour, float x, float y, bool centred) {
  if (text.text.text.empty()) return;
  const ui::TextPicture& picture = text.setter->picture(text.text, centred);
  const ImVec2 from{std::round(x) + picture.left_px, std::round(y) + picture.top_px}; // pixel on pixel
  ImGui::GetWindowDrawList()->AddImage(reinterpret_cast<ImTextureID>(picture.texture), from,
                                       {from.x + picture.width_px, from.y + picture.height_px}, {0, 0},
                                       {1, 1}, packed(colour));
}

} // namespace

Fitted fitted(const ui::TypeStyle& style, std::string_view text, float width, float height) {
  ui::FittedText set = style.setter->fitted(style, text, width, height);
  const lettering::TextExtent extent = set.extent;
  const float size = set.setting.size_px;
  return {style.setter, std::move(set), size, extent.lines, extent.width_px, extent.height_px};
}

float draw_centred(const Fitted& text, ui::theme::Colour colour, float x, float top) {
  draw_picture(text, colour, x - text.width / 2, top, true);
  return top + text.height;
}

void draw_left(const Fitted& text, ui::theme::Colour colour, float x, float middle) {
  draw_picture(text, colour, x, middle - text.height / 2, false);
}

} // namespace quietroom::panel
