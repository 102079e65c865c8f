#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
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

constexpr float progress_room = 84; // design units, as are these
constexpr float status_room = 72;
constexpr float row_room = 68; // of a status with its prompts beside it
constexpr float least_below = 6;
constexpr float status_share = 0.42F; // of the width, where prompts stand beside it

/// Sign and word of what happens now, in the middle of a part of the display.
void draw_status(const View& view, const Sheet& part, float top) {
  const float u = part.unit;
  const float sign = 52 * u;
  const Fitted words = fitted(part.fonts.heading, view.title, part.width - 136 * u, status_room * u);
  const float middle = part.shift + part.width / 2;
  const float whole = words.width + sign + 24 * u;
  const auto place = [&](float behind, float width) {
    return part.place(middle - whole / 2, middle + whole / 2, behind, width);
  };
  const theme::Colour colour = view.sign == Sign::vote ? theme::accent : theme::text;
  draw_sign(view.sign, place(sign / 2, 0), top + 30 * u, sign);
  draw_left(words, colour, place(sign + 24 * u, words.width), top + 30 * u);
}

/// Status above prompts above the scale.
std::optional<Press> draw_below_each_other(const View& view, const Sheet& canvas, float scale_room) {
  const float u = canvas.unit;
  const float scale = scale_height(view, scale_room);
  const float all = status_room + prompt_height + 16 + scale;
  const float top = (progress_room + (canvas.height / u - progress_room - all) * 0.5F) * u;
  draw_status(view, canvas, top);
  std::optional<Press> press = draw_scale(view, canvas, top + (all - scale) * u, scale_room);
  if (const auto pressed = draw_trial_prompts(view, canvas, top + status_room * u))
    press = Press{*pressed, 0};
  return press;
}

/// A scale of many categories needs the height: its prompts stand beside the status.
std::optional<Press> draw_beside_each_other(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  constexpr float top = progress_room - 6;
  const float room = canvas.height / u - top - row_room - least_below;
  const float scale = scale_height(view, room);
  const float begin = (top + (room - scale) * 0.5F) * u;
  Sheet part{canvas.width * status_share, canvas.height, u, canvas.fonts, canvas.mirrored};
  part.shift = canvas.mirrored ? canvas.width - part.width : 0;
  draw_status(view, part, begin);
  part.shift = canvas.mirrored ? 0 : part.width;
  part.width = canvas.width - part.width;
  std::optional<Press> press = draw_scale(view, canvas, begin + row_room * u, room);
  if (const auto pressed = draw_trial_prompts(view, part, begin)) press = Press{*pressed, 0};
  return press;
}

} // namespace

/// The rating screen: progress, what happens now, and the scale. Everything keeps its place in every state.
std::optional<Press> draw_trial(const View& view, const Sheet& canvas) {
  draw_progress(view, canvas);
  const float room =
      canvas.height / canvas.unit - progress_room - status_room - prompt_height - 16 - 2 * least_below;
  const float needed = scale_height(view, 2 * canvas.height / canvas.unit);
  return needed <= std::max(room, usual_scale) ? draw_below_each_other(view, canvas, room)
                                               : draw_beside_each_other(view, canvas);
}

} // namespace quietroom::panel
