#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

constexpr float hint_of_choice = 72; // design units, as are these
constexpr float hint_of_field = 156;
constexpr float field_height = 76;
constexpr float heading_room = 130;
constexpr float gap = 24;
constexpr float least_margin = 20; // above and below all

} // namespace

/// A question on a page of its own: what is asked, labels or a field, a word on how to answer, and what Enter
/// does.
std::optional<Press> draw_question(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  const float middle = canvas.width / 2;
  const float width = std::min(980 * u, canvas.width - 120 * u);
  const float prompts = prompt_height + (view.second_prompt.empty() ? 0 : prompt_height + 12);
  const float hint = view.field ? hint_of_field : hint_of_choice;
  const float room = canvas.height / u - 2 * least_margin - gap - hint - prompts;
  const float body = view.field ? heading_room + field_height : scale_height(view, room);
  const float all = body + gap + hint + prompts;
  float y = (canvas.height - all * u) / 2;
  std::optional<Press> press;
  if (view.field) {
    const Fitted heading = fitted(canvas.fonts.heading, view.heading, width, (heading_room - gap) * u);
    draw_centred(heading, theme::text, middle, y + (heading_room - gap) * u - heading.height);
    draw_field(*view.field, view.scale_open, canvas, y + heading_room * u, field_height);
  } else {
    press = draw_scale(view, canvas, y, room);
  }
  y += (body + gap) * u;
  draw_centred(fitted(canvas.fonts.small, view.text, width, (hint - 12) * u),
               view.sign == Sign::repeat ? theme::accent : theme::text_soft, middle, y);
  y += hint * u;
  if (!view.prompt.empty() && draw_prompt("go on", view.prompt, canvas, y, !view.prompt_skips))
    press = Press{Press::What::go_on, 0};
  if (!view.second_prompt.empty() &&
      draw_prompt("never", view.second_prompt, canvas, y + (prompt_height + 12) * u, view.prompt_skips))
    press = Press{Press::What::vote, 0};
  return press;
}

} // namespace quietroom::panel
