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

bool is_chosen(const View& view, const Choice& choice) {
  return choice.value ? view.chosen == choice.value : view.chose_none;
}

Look look_of(const View& view, const Choice& choice) {
  if (is_chosen(view, choice)) return {theme::surface_chosen, theme::calm, theme::text, 3};
  if (view.scale_open) return {theme::surface, theme::outline, theme::text, 2};
  return {theme::surface_off, theme::outline_off, theme::text_off, 1};
}

constexpr float label_frame = 200; // design units of a button that its label leaves to digit and tick

constexpr float heading_height = 60; // design units, as are these
constexpr float all_buttons = 390;
constexpr float most_button_height = 70;
constexpr float least_button_height = 48; // for a finger
constexpr float most_gap = 10;
constexpr int no_value = -1000; // of a button: below every scale

/// Up to five buttons have their full size; more of them share its room, until they would be too low to be
/// touched: then they take what room there is.
struct ButtonSizes {
  float height = most_button_height;
  float gap = most_gap;
};

ButtonSizes button_sizes(std::size_t buttons, float room) {
  const auto n = static_cast<float>(buttons);
  if (n * most_button_height + (n - 1) * most_gap <= all_buttons) return {};
  const float step = (all_buttons + most_gap) / n;
  if (step * 7 / 8 >= least_button_height) return {step * 7 / 8, step / 8};
  const float wide = std::clamp(room / n, step, least_button_height + 6);
  const float between = std::clamp(wide - least_button_height, 2.0F, 6.0F);
  return {wide - between, between};
}

ButtonSizes button_sizes(const View& view, float room) {
  return button_sizes(view.choices.size(), room - heading_height);
}

/// The key of a category, or its place on a scale with signs.
std::string number_of(const View& view, const Choice& choice) {
  if (!choice.value) return view.zero_is_none ? "0" : "";
  return view.signed_values && *choice.value != 0 ? fmt::format("{:+}", *choice.value)
                                                  : fmt::format("{}", *choice.value);
}

bool draw_button(const View& view, const Choice& choice, ImVec2 from, ImVec2 size, const Sheet& canvas) {
  const float u = canvas.unit;
  const Look look = look_of(view, choice);
  const ImVec2 to{from.x + size.x, from.y + size.y};
  ImGui::SetCursorScreenPos(from);
  ImGui::PushID(choice.value.value_or(no_value));
  const bool pressed = ImGui::InvisibleButton("vote", size);
  ImGui::PopID();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, packed(look.fill), 10 * u);
  list.AddRect(from, to, packed(look.outline), 10 * u, 0, look.thickness * u);
  const float middle = from.y + size.y / 2;
  const std::string digit = number_of(view, choice);
  const auto place = [&](float behind, float width) { return canvas.place(from.x, to.x, behind * u, width); };
  const Fitted number = fitted(canvas.fonts.label, digit, size.x, size.y);
  draw_left(number, look.text, place(36, number.width), middle);
  const float rule = place(84, 0);
  list.AddLine({rule, from.y + size.y / 4}, {rule, to.y - size.y / 4}, packed(theme::outline_off), 1.5F * u);
  const Fitted label = fitted(canvas.fonts.label, choice.label, size.x - label_frame * u, size.y - 4 * u);
  draw_left(label, look.text, place(112, label.width), middle);
  const Sign mark = view.sign == Sign::saved ? Sign::saved : Sign::chosen;
  if (is_chosen(view, choice))
    draw_sign(mark, place(size.x / u - 48, 0), middle, std::min(40 * u, size.y * 0.7F));
  return pressed && view.scale_open;
}

} // namespace

float scale_height(const View& view, float room) {
  const auto n = static_cast<float>(view.choices.size());
  const ButtonSizes sizes = button_sizes(view, room);
  return heading_height + n * sizes.height + (n - 1) * sizes.gap;
}

/// Heading and a button per category, the highest on top. Their places never change; only whether they can be
/// pressed.
std::optional<Press> draw_scale(const View& view, const Sheet& canvas, float top, float room) {
  const float u = canvas.unit;
  const ButtonSizes sizes = button_sizes(view, room);
  const float height = sizes.height * u;
  float widest = 360 * u;
  for (const Choice& each : view.choices)
    widest = std::max(widest, fitted(canvas.fonts.label, each.label, canvas.width, height).width);
  const float width = std::min(widest + label_frame * u, canvas.width - 120 * u);
  const float left = (canvas.width - width) / 2;
  draw_centred(fitted(canvas.fonts.heading, view.heading, canvas.width - 120 * u, 58 * u), theme::text,
               canvas.width / 2, top);
  std::optional<Press> press;
  float y = top + heading_height * u;
  for (const Choice& each : view.choices) {
    if (draw_button(view, each, {left, y}, {width, height}, canvas))
      press = Press{Press::What::vote, each.value};
    y += height + sizes.gap * u;
  }
  return press;
}

} // namespace quietroom::panel
