#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <fmt/format.h>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

/// Block name on the left, the fraction on the right, and a thin line that fills.
void draw_progress(const View& view, const Canvas& canvas) {
  const float u = canvas.unit;
  const float left = 60 * u;
  const float right = canvas.width - 60 * u;
  const std::string fraction = fmt::format("{} / {}", view.answered, view.of);
  const Fitted count = fitted(canvas.fonts.small, fraction, (right - left) / 2, 40 * u);
  const Fitted name =
      fitted(canvas.fonts.small, view.block_name, right - left - count.width - 40 * u, 40 * u);
  draw_left(name, theme::text_soft, left, 40 * u);
  draw_left(count, theme::text_soft, right - count.width, 40 * u);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float done = view.of > 0 ? static_cast<float>(view.answered) / static_cast<float>(view.of) : 0;
  list.AddRectFilled({left, 66 * u}, {right, 70 * u}, packed(theme::outline_off), 2 * u);
  if (done > 0)
    list.AddRectFilled({left, 66 * u}, {left + (right - left) * done, 70 * u}, packed(theme::calm), 2 * u);
}

} // namespace

/// The rating screen: progress, what happens now, and the scale. Everything keeps its place in every state.
std::optional<Press> draw_trial(const View& view, const Canvas& canvas) {
  const float u = canvas.unit;
  const float middle = canvas.width / 2;
  draw_progress(view, canvas);
  constexpr float progress = 84; // design units, as are these
  constexpr float status = 72;
  const float all = status + prompt_height + 16 + scale_height(view);
  const float top = (progress + (canvas.height / u - progress - all) * 0.5F) * u;
  const float sign = 52 * u;
  const Fitted words = fitted(canvas.fonts.heading, view.title, canvas.width - 200 * u, status * u);
  const float left = middle - (words.width + sign + 24 * u) / 2;
  const theme::Colour colour = view.sign == Sign::vote ? theme::accent : theme::text;
  draw_sign(view.sign, left + sign / 2, top + 30 * u, sign);
  draw_left(words, colour, left + sign + 24 * u, top + 30 * u);
  std::optional<Press> press = draw_scale(view, canvas, top + (all - scale_height(view)) * u);
  if (!view.prompt.empty() && draw_prompt("go on", view.prompt, canvas, top + status * u, true))
    press = Press{Press::What::go_on, 0};
  return press;
}

} // namespace quietroom::panel
