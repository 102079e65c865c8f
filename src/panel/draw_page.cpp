#include "panel/draw.h"

#include "lettering/readable_page.h"
#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <imgui.h>
#include <utility>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

constexpr int shown_code_digits = 8;
constexpr float note_height = 34; // design units, as are all here
constexpr float sign_room = 90;
constexpr float usual_width = 820; // of a text

namespace room = lettering::readable_page;

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

/// Where the parts of a page stand. A text that needs it gets the room above it, and then wider lines.
struct PageLayout {
  Fitted title, text;
  float title_top = 0, text_top = 0, prompt_top = 0;
};

float height_of_prompts(const View& view, float u) {
  const bool first = !view.prompt.empty() || !view.left.empty();
  return ((first ? room::prompt : 0) + (view.second_prompt.empty() ? 0 : room::prompt) +
          (first && !view.second_prompt.empty() ? room::between_prompts : 0)) *
         u;
}

PageLayout layout_of(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  PageLayout out;
  out.title = fitted(canvas.fonts.title, view.title, std::min(room::title_width * u, canvas.width - 120 * u),
                     room::title_room * u);
  const float code = view.asks_code ? 100 * u : 0;
  const float highest = (view.sign == Sign::none ? room::above : room::above + sign_room) * u;
  const float lowest_prompt = canvas.height - room::below * u - height_of_prompts(view, u);
  const float most =
      lowest_prompt - room::above_prompts * u - code - highest - out.title.height - room::below_title * u;
  for (const float width : {usual_width, room::text_width}) {
    Fitted text = fitted(canvas.fonts.body, view.text, std::min(width * u, canvas.width - 120 * u), most);
    if (width == usual_width || text.size > out.text.size) out.text = std::move(text);
    if (out.text.size >= canvas.fonts.body.size_px) break;
  }
  const float below = out.title.height + room::below_title * u + out.text.height + code;
  out.title_top = std::clamp(lowest_prompt - room::above_prompts * u - below, highest,
                             std::max(highest, canvas.height * 0.5F - 160 * u));
  out.text_top = out.title_top + out.title.height + room::below_title * u;
  const float usual_prompt =
      std::max(out.text_top + out.text.height + 40 * u, canvas.height * 0.5F + 160 * u);
  out.prompt_top = std::min(usual_prompt, lowest_prompt);
  return out;
}

} // namespace

/// A page of text: a sign where there is one, title, text, and below all what Enter does.
std::optional<Press> draw_page(const View& view, const Sheet& canvas) {
  const float u = canvas.unit;
  const float middle = canvas.width / 2;
  const PageLayout at = layout_of(view, canvas);
  if (view.sign != Sign::none) draw_sign(view.sign, middle, at.title_top - 70 * u, 84 * u);
  draw_centred(at.title, theme::text, middle, at.title_top);
  draw_centred(at.text, theme::text_soft, middle, at.text_top);
  if (view.asks_code) draw_code(view.code_digits, canvas, at.text_top + at.text.height + 50 * u);
  if (!view.left.empty())
    draw_centred(fitted(canvas.fonts.heading, view.left, canvas.width - 120 * u, prompt_height * u),
                 theme::text, middle, at.prompt_top);
  if (!view.note.empty())
    draw_centred(fitted(canvas.fonts.small, view.note, canvas.width - 120 * u, note_height * u),
                 theme::text_soft, middle, canvas.height - (note_height + 20) * u);
  std::optional<Press> press;
  if (!view.right_prompt.empty()) {
    if (const auto side =
            draw_prompts({&view.prompt, &view.right_prompt}, canvas, at.prompt_top, {true, true}))
      press = Press{*side == 0 ? Press::What::left : Press::What::right, 0};
  } else if (!view.prompt.empty() && draw_prompt("go on", view.prompt, canvas, at.prompt_top, true))
    press = Press{Press::What::go_on, 0};
  if (!view.second_prompt.empty() &&
      draw_prompt("again", view.second_prompt, canvas,
                  at.prompt_top + (room::prompt + room::between_prompts) * u, false))
    press = Press{view.goes_back ? Press::What::back : Press::What::again, 0};
  return press;
}

} // namespace quietroom::panel
