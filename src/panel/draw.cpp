#include "panel/draw.h"

#include "panel/text.h"
#include "ui/theme.h"

#include <algorithm>
#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

std::optional<Press> draw(const View& view, const ui::Fonts& fonts) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(theme::background));
  ImGui::Begin("station", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus);
  const bool mirrored = lettering::TextShaper::reads_right_to_left(
      view.is_trial || view.is_question ? view.heading : view.title);
  const Sheet canvas{size.x, size.y, fonts.scale, fonts, mirrored};
  const bool is_form = view.field || !view.options.empty();
  const auto press = view.is_question ? draw_question(view, canvas)
                     : view.is_trial  ? draw_trial(view, canvas)
                     : is_form        ? draw_form(view, canvas)
                                      : draw_page(view, canvas);
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  return press;
}

namespace {

constexpr float prompt_margin = 36; // design units, on each side of its text

Fitted prompt_label(const std::string& text, const Sheet& canvas, float most_width, bool primary) {
  const ui::TypeStyle& style = primary ? canvas.fonts.body : canvas.fonts.small;
  return fitted(style, text, most_width - 2 * prompt_margin * canvas.unit, (prompt_height - 8) * canvas.unit);
}

/// Drawn by hand so that it looks the same in every state.
bool draw_prompt_at(const char* id, const Fitted& label, const Sheet& canvas, ImVec2 from, bool primary) {
  const float u = canvas.unit;
  const ImVec2 size{label.width + 2 * prompt_margin * u, prompt_height * u};
  const ImVec2 to{from.x + size.x, from.y + size.y};
  ImGui::SetCursorScreenPos(from);
  const bool pressed = ImGui::InvisibleButton(id, size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (primary) list.AddRectFilled(from, to, packed(theme::surface), 10 * u);
  list.AddRect(from, to, packed(primary ? theme::accent : theme::outline), 10 * u, 0,
               (primary ? 2.0F : 1.5F) * u);
  draw_left(label, primary ? theme::text : theme::text_soft, from.x + prompt_margin * u, from.y + size.y / 2);
  return pressed;
}

} // namespace

/// A button with a text, as wide as the text needs.
bool draw_prompt(const char* id, const std::string& text, const Sheet& canvas, float top, bool primary) {
  const Fitted label = prompt_label(text, canvas, canvas.width - 80 * canvas.unit, primary);
  const float left = canvas.shift + (canvas.width - label.width) / 2 - prompt_margin * canvas.unit;
  return draw_prompt_at(id, label, canvas, {left, top}, primary);
}

std::optional<int> draw_prompts(const std::array<const std::string*, 2>& texts, const Sheet& canvas,
                                float top, std::array<bool, 2> primary) {
  const float u = canvas.unit;
  const float gap = 24 * u;
  const float most = (canvas.width - 80 * u - gap) / 2;
  const Fitted first = prompt_label(*texts[0], canvas, most, primary[0]);
  const Fitted second = prompt_label(*texts[1], canvas, most, primary[1]);
  const float whole = first.width + second.width + 4 * prompt_margin * u + gap;
  const float left = canvas.shift + (canvas.width - whole) / 2;
  std::optional<int> pressed;
  if (draw_prompt_at("first", first, canvas, {left, top}, primary[0])) pressed = 0;
  const float right = left + first.width + 2 * prompt_margin * u + gap;
  if (draw_prompt_at("second", second, canvas, {right, top}, primary[1])) pressed = 1;
  return pressed;
}

} // namespace quietroom::panel
