#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <fmt/format.h>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

/// Block name where reading begins, the fraction where it ends, and a thin line that fills.
void draw_progress(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  const float left = 60 * u;
  const float right = canvas.width - 60 * u;
  const std::string fraction = fmt::format("{} / {}", view.answered, view.of);
  const Fitted count = fitted(canvas.fonts.small, fraction, (right - left) / 2, 48 * u);
  const Fitted name =
      fitted(canvas.fonts.small, view.block_name, right - left - count.width - 40 * u, 48 * u);
  draw_left(name, theme::text_soft, canvas.place(left, right, 0, name.width), 40 * u);
  draw_left(count, theme::text_soft, canvas.place(left, right, right - left - count.width, count.width),
            40 * u);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float done = view.of > 0 ? static_cast<float>(view.answered) / static_cast<float>(view.of) : 0;
  list.AddRectFilled({left, 66 * u}, {right, 70 * u}, packed(theme::outline_off), 2 * u);
  if (done <= 0) return;
  const float filled = (right - left) * done;
  const float from = canvas.place(left, right, 0, filled);
  list.AddRectFilled({from, 66 * u}, {from + filled, 70 * u}, packed(theme::calm), 2 * u);
}

/// What Enter does, and R where the sample may be heard again.
std::optional<Press::What> draw_trial_prompts(const View& view, const Sheet& canvas, float top) {
  if (!view.prompt.empty() && !view.second_prompt.empty()) {
    const auto pressed = draw_prompts({&view.prompt, &view.second_prompt}, canvas, top, {true, false});
    if (!pressed) return std::nullopt;
    return *pressed == 0 ? Press::What::go_on : Press::What::again;
  }
  if (!view.prompt.empty() && draw_prompt("go on", view.prompt, canvas, top, true)) return Press::What::go_on;
  if (!view.second_prompt.empty() && draw_prompt("again", view.second_prompt, canvas, top, false))
    return Press::What::again;
  return std::nullopt;
}

} // namespace

/// The rating screen: progress, what happens now, and the scale. Everything keeps its place in every state.
std::optional<Press> draw_trial(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  const float middle = canvas.width / 2;
  draw_progress(view, canvas);
  constexpr float progress = 84; // design units, as are these
  constexpr float status = 72;
  const float all = status + prompt_height + 16 + scale_height(view);
  const float top = (progress + (canvas.height / u - progress - all) * 0.5F) * u;
  const float sign = 52 * u;
  const Fitted words = fitted(canvas.fonts.heading, view.title, canvas.width - 200 * u, status * u);
  const float whole = words.width + sign + 24 * u;
  const auto place = [&](float behind, float width) {
    return canvas.place(middle - whole / 2, middle + whole / 2, behind, width);
  };
  const theme::Colour colour = view.sign == Sign::vote ? theme::accent : theme::text;
  draw_sign(view.sign, place(sign / 2, 0), top + 30 * u, sign);
  draw_left(words, colour, place(sign + 24 * u, words.width), top + 30 * u);
  std::optional<Press> press = draw_scale(view, canvas, top + (all - scale_height(view)) * u);
  if (const auto pressed = draw_trial_prompts(view, canvas, top + status * u)) press = Press{*pressed, 0};
  return press;
}

} // namespace quietroom::panel
