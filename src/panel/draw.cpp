#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

std::optional<Press> draw(const View& view, const ui::Fonts& fonts) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(theme::background));
  ImGui::Begin("station", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus);
  const Canvas canvas{size.x, size.y, fonts.scale, fonts};
  const auto press = view.is_trial ? draw_trial(view, canvas) : draw_page(view, canvas);
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  return press;
}

/// A button with a text, as wide as the text needs; drawn by hand so that it looks the same in every state.
bool draw_prompt(const char* id, const std::string& text, const Canvas& canvas, float top, bool primary) {
  const float u = canvas.unit;
  ImFont* font = primary ? canvas.fonts.body : canvas.fonts.small;
  const float height = prompt_height * u;
  const Fitted label = fitted(font, text, canvas.width - 152 * u, height - 8 * u);
  const float width = label.width + 72 * u;
  const ImVec2 from{(canvas.width - width) / 2, top};
  const ImVec2 to{from.x + width, from.y + height};
  ImGui::SetCursorScreenPos(from);
  const bool pressed = ImGui::InvisibleButton(id, {width, height});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (primary) list.AddRectFilled(from, to, packed(theme::surface), 10 * u);
  list.AddRect(from, to, packed(primary ? theme::accent : theme::outline), 10 * u, 0,
               (primary ? 2.0F : 1.5F) * u);
  draw_left(label, primary ? theme::text : theme::text_soft, from.x + 36 * u, top + height / 2);
  return pressed;
}

} // namespace quietroom::panel
