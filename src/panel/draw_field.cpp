#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

void draw_field(const std::string& typed, bool is_open, const Sheet& canvas, float top, float height) {
  const float u = canvas.unit;
  const float width = std::min(820 * u, canvas.width - 120 * u);
  const ImVec2 from{(canvas.width - width) / 2, top};
  const ImVec2 to{from.x + width, top + height * u};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, packed(theme::surface), 10 * u);
  list.AddRect(from, to, packed(is_open ? theme::calm : theme::outline), 10 * u, 0, 2 * u);
  const float middle = (from.y + to.y) / 2;
  const Fitted text = fitted(canvas.fonts.body, typed, width - 64 * u, (height - 8) * u);
  const float left = canvas.place(from.x, to.x, 28 * u, text.width);
  if (!typed.empty()) draw_left(text, theme::text, left, middle);
  if (!is_open) return;
  const float behind = typed.empty()     ? canvas.place(from.x, to.x, 28 * u, 0)
                       : canvas.mirrored ? left - 6 * u
                                         : left + text.width + 6 * u;
  list.AddLine({behind, middle - 20 * u}, {behind, middle + 20 * u}, packed(theme::calm), 2.5F * u);
}

} // namespace quietroom::panel
