#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

struct Look {
  theme::Colour fill;
  theme::Colour outline;
  theme::Colour text;
  float thickness;
};

Look look_of(const View& view, int value) {
  if (view.chosen == value) return {theme::surface_chosen, theme::calm, theme::text, 3};
  if (view.scale_open) return {theme::surface, theme::outline, theme::text, 2};
  return {theme::surface_off, theme::outline_off, theme::text_off, 1};
}

constexpr float label_frame = 200; // design units of a button that its label leaves to digit and tick

constexpr float heading_height = 60; // design units, as are these
constexpr float button_height = 70;
constexpr float gap = 10;

bool draw_button(const View& view, const Choice& choice, ImVec2 from, ImVec2 size, const Canvas& canvas) {
  const int value = choice.value;
  const float u = canvas.unit;
  const Look look = look_of(view, value);
  const ImVec2 to{from.x + size.x, from.y + size.y};
  ImGui::SetCursorScreenPos(from);
  ImGui::PushID(value);
  const bool pressed = ImGui::InvisibleButton("vote", size);
  ImGui::PopID();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, packed(look.fill), 10 * u);
  list.AddRect(from, to, packed(look.outline), 10 * u, 0, look.thickness * u);
  const float middle = from.y + size.y / 2;
  const std::string digit = fmt::format("{}", value);
  draw_left(fitted(canvas.fonts.label, digit, size.x, size.y), look.text, from.x + 36 * u, middle);
  list.AddLine({from.x + 84 * u, from.y + 18 * u}, {from.x + 84 * u, to.y - 18 * u},
               packed(theme::outline_off), 1.5F * u);
  draw_left(fitted(canvas.fonts.label, choice.label, size.x - label_frame * u, size.y - 8 * u), look.text,
            from.x + 112 * u, middle);
  const Sign mark = view.sign == Sign::saved ? Sign::saved : Sign::chosen;
  if (view.chosen == value) draw_sign(mark, to.x - 48 * u, middle, 40 * u);
  return pressed && view.scale_open;
}

} // namespace

float scale_height(const View& view) {
  const auto n = static_cast<float>(view.choices.size());
  return heading_height + n * button_height + (n - 1) * gap;
}

/// Heading and a button per category, the highest on top. Their places never change; only whether they can be
/// pressed.
std::optional<Press> draw_scale(const View& view, const Canvas& canvas, float top) {
  const float u = canvas.unit;
  const float height = button_height * u;
  float widest = 360 * u;
  for (const Choice& each : view.choices)
    widest = std::max(widest, fitted(canvas.fonts.label, each.label, canvas.width, height).width);
  const float width = std::min(widest + label_frame * u, canvas.width - 120 * u);
  const float left = (canvas.width - width) / 2;
  draw_centred(fitted(canvas.fonts.heading, view.heading, canvas.width - 120 * u, 52 * u), theme::text,
               canvas.width / 2, top);
  std::optional<Press> press;
  float y = top + heading_height * u;
  for (const Choice& each : view.choices) {
    if (draw_button(view, each, {left, y}, {width, height}, canvas))
      press = Press{Press::What::vote, each.value};
    y += height + gap * u;
  }
  return press;
}

} // namespace quietroom::panel
