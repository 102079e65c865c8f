#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

constexpr float option_height = 64, option_gap = 10; // design units, as are all here
constexpr float form_width = 820;
constexpr float field_of_text = 150;

bool draw_option(const ActionLine& option, ImVec2 from, ImVec2 size, const Sheet& canvas) {
  const float u = canvas.unit;
  const ImVec2 to{from.x + size.x, from.y + size.y};
  const float middle = from.y + size.y / 2;
  ImGui::SetCursorScreenPos(from);
  ImGui::PushID(option.key);
  const bool pressed = ImGui::InvisibleButton("option", size);
  ImGui::PopID();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, packed(theme::surface), 10 * u);
  list.AddRect(from, to, packed(theme::outline), 10 * u, 0, 1.5F * u);
  const auto place = [&](float behind, float width) { return canvas.place(from.x, to.x, behind * u, width); };
  const Fitted key = fitted(canvas.fonts.label, fmt::format("{}", option.key), size.x, size.y);
  draw_left(key, theme::accent, place(30, key.width), middle);
  const Fitted text = fitted(canvas.fonts.body, option.text, size.x - 110 * u, size.y - 4 * u);
  draw_left(text, theme::text, place(80, text.width), middle);
  return pressed;
}

std::optional<Press> draw_options(const View& view, const Sheet& canvas, float top) {
  const float u = canvas.unit;
  const float width = form_width * u;
  std::optional<Press> press;
  for (const ActionLine& each : view.options) {
    if (draw_option(each, {(canvas.width - width) / 2, top}, {width, option_height * u}, canvas))
      press = Press{Press::What::option, each.key};
    top += (option_height + option_gap) * u;
  }
  return press;
}

} // namespace

/// A page of the experimenter: title, text, then what can be chosen or what is typed, and below it the keys.
std::optional<Press> draw_form(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  const float middle = canvas.width / 2;
  const float width = std::min(form_width * u, canvas.width - 120 * u);
  const float page = (canvas.height - 720 * u) / 2; // the layout stands in the middle
  draw_centred(fitted(canvas.fonts.title, view.title, width, 56 * u), theme::text, middle, page + 24 * u);
  const float text_top = page + (view.options.size() > 3 ? 84 : 110) * u;
  draw_centred(fitted(canvas.fonts.body, view.text, width, (view.options.size() > 3 ? 34 : 100) * u),
               theme::text_soft, middle, text_top);
  std::optional<Press> press = draw_options(view, canvas, page + (view.options.size() > 3 ? 126 : 230) * u);
  if (view.field) draw_field(*view.field, true, canvas, page + 230 * u, field_of_text);
  const float keys = page + (view.prompt.empty() ? 584 : 500) * u;
  if (!view.prompt.empty() && draw_prompt("go on", view.prompt, canvas, keys, true))
    press = Press{Press::What::go_on, 0};
  const float second = view.prompt.empty() ? keys : keys + (prompt_height + 20) * u;
  if (!view.second_prompt.empty() && draw_prompt("back", view.second_prompt, canvas, second, false))
    press = Press{Press::What::back, 0};
  if (!view.note.empty())
    draw_centred(fitted(canvas.fonts.small, view.note, canvas.width - 120 * u, 34 * u), theme::text_soft,
                 middle, canvas.height - 54 * u);
  return press;
}

} // namespace quietroom::panel
