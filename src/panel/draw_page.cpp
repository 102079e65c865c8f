#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

constexpr int shown_code_digits = 8;
constexpr float note_height = 34; // design units

void draw_code(int digits, const Sheet& canvas, float top) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float step = 36 * canvas.unit;
  const float left = canvas.width / 2 - step * (shown_code_digits - 1) / 2;
  for (int i = 0; i < shown_code_digits; ++i) {
    const ImVec2 at{left + step * static_cast<float>(i), top};
    if (i < digits)
      list.AddCircleFilled(at, 9 * canvas.unit, packed(theme::text), 24);
    else
      list.AddCircle(at, 9 * canvas.unit, packed(theme::outline), 24, 1.5F * canvas.unit);
  }
}

} // namespace

/// A page of text: a sign where there is one, title, text, and below all what Enter does.
std::optional<Press> draw_page(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  const float middle = canvas.width / 2;
  const float width = std::min(820 * u, canvas.width - 120 * u);
  const float prompts = (view.prompt.empty() && view.left.empty() ? 0 : prompt_height + 40) +
                        (view.second_prompt.empty() ? 0 : prompt_height + 20);
  const float bottom = canvas.height - (prompts + (view.asks_code ? 100 : 0) + 40) * u;
  float y = canvas.height * 0.5F - 250 * u;
  if (view.sign != Sign::none) draw_sign(view.sign, middle, y + 20 * u, 84 * u);
  y += 90 * u;
  y = draw_centred(fitted(canvas.fonts.title, view.title, width, 140 * u), theme::text, middle, y) + 22 * u;
  y = draw_centred(fitted(canvas.fonts.body, view.text, width, bottom - y), theme::text_soft, middle, y);
  if (view.asks_code) draw_code(view.code_digits, canvas, y + 50 * u);
  const float prompt_top = std::max(y + 40 * u, canvas.height * 0.5F + 160 * u);
  if (!view.left.empty())
    draw_centred(fitted(canvas.fonts.heading, view.left, width, prompt_height * u), theme::text, middle,
                 prompt_top);
  if (!view.note.empty())
    draw_centred(fitted(canvas.fonts.small, view.note, canvas.width - 120 * u, note_height * u),
                 theme::text_soft, middle, canvas.height - (note_height + 20) * u);
  std::optional<Press> press;
  if (!view.right_prompt.empty()) {
    if (const auto side = draw_prompts({&view.prompt, &view.right_prompt}, canvas, prompt_top, {true, true}))
      press = Press{*side == 0 ? Press::What::left : Press::What::right, 0};
  } else if (!view.prompt.empty() && draw_prompt("go on", view.prompt, canvas, prompt_top, true))
    press = Press{Press::What::go_on, 0};
  if (!view.second_prompt.empty() &&
      draw_prompt("again", view.second_prompt, canvas, prompt_top + (prompt_height + 20) * u, false))
    press = Press{view.goes_back ? Press::What::back : Press::What::again, 0};
  return press;
}

} // namespace quietroom::panel
