#pragma once

#include "method/methods.h"
#include "panel/draw.h"
#include "ui/window.h"

#include <imgui.h>
#include <map>
#include <string_view>
#include <vector>

namespace quietroom::panel::test {

struct Drawn {
  std::size_t hash = 0;
  int vertices = 0;
  ImVec2 low{1e9F, 1e9F};
  ImVec2 high{-1e9F, -1e9F};
};

/// ImGui without a window: frames are drawn into vertices, the mouse is where the test says.
class Screen {
public:
  Screen(float width, float height, float scale, const std::string& language = "en")
      : m_context(ImGui::CreateContext()), m_setter(lettering::TextShaper(language), keeper()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.Fonts->Build();
    m_fonts = ui::fonts_of(m_setter, scale);
    resize(width, height);
  }
  /// As large as ui::Window would make it in a window of this size.
  Screen(float width, float height)
      : Screen(width, height, ui::fitting_scale(static_cast<int>(width), static_cast<int>(height), 0)) {}
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  ~Screen() { ImGui::DestroyContext(m_context); }

  void resize(float width, float height) { ImGui::GetIO().DisplaySize = {width, height}; }

  std::optional<Press> frame(const View& view) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    const auto press = draw(view, m_fonts);
    ImGui::Render();
    return press;
  }

  /// Mouse down and up again at a place, frame by frame; what was pressed by it.
  std::vector<Press> click(const View& view, float x, float y) {
    std::vector<Press> out;
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {x, y};
    for (const bool down : {false, true, false, false}) {
      io.MouseDown[0] = down;
      if (const auto press = frame(view)) out.push_back(*press);
    }
    return out;
  }

  Drawn drawn(const View& view) {
    frame(view);
    Drawn out;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int i = 0; i < data.CmdListsCount; ++i) {
      const auto& vertices = data.CmdLists[i]->VtxBuffer;
      const auto* bytes = reinterpret_cast<const char*>(vertices.Data);
      const auto size = static_cast<std::size_t>(vertices.Size) * sizeof(ImDrawVert);
      out.hash = out.hash * 31 + std::hash<std::string_view>()({bytes, size});
      for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) // which text it is
        out.hash = out.hash * 31 + reinterpret_cast<std::uintptr_t>(command.TextureId);
      for (const ImDrawVert& vertex : vertices) {
        out.low = {std::min(out.low.x, vertex.pos.x), std::min(out.low.y, vertex.pos.y)};
        out.high = {std::max(out.high.x, vertex.pos.x), std::max(out.high.y, vertex.pos.y)};
      }
    }
    out.vertices = data.TotalVtxCount;
    return out;
  }

  const ui::Fonts& fonts() const { return m_fonts; }
  const lettering::TextBitmap& bitmap(std::uintptr_t texture) const { return m_bitmaps.at(texture); }

private:
  ui::TextureMaker keeper() {
    return {[this](const lettering::TextBitmap& bitmap) {
              m_bitmaps[++m_textures] = bitmap;
              return m_textures;
            },
            [this](std::uintptr_t texture) { m_bitmaps.erase(texture); }};
  }

  ImGuiContext* m_context;
  std::uintptr_t m_textures = 0;
  std::map<std::uintptr_t, lettering::TextBitmap> m_bitmaps;
  ui::Typesetter m_setter;
  ui::Fonts m_fonts;
};

inline const method::Method& acr = method::methods().front();

inline std::vector<Choice> choices_of(const std::vector<std::string>& labels) {
  std::vector<Choice> out;
  for (const std::string& label : labels)
    out.push_back({static_cast<int>(labels.size() - out.size()), label});
  return out;
}

inline View trial_view(bool open, std::optional<int> chosen = {},
                       const method::Question& question = acr.questions.front()) {
  View view;
  view.is_trial = true;
  view.sign = open ? Sign::vote : Sign::listening;
  view.title = open ? "Vote now" : "Listening";
  view.block_name = "Rating";
  view.answered = 3;
  view.of = 12;
  view.scale_open = open;
  view.chosen = chosen;
  view.heading = question.heading;
  view.choices = choices_of(question.labels);
  return view;
}

inline View page_view(std::string prompt = "Press Enter to continue", std::string second = "") {
  View view;
  view.title = "Sound check";
  view.text = acr.instructions_text;
  view.prompt = std::move(prompt);
  view.second_prompt = std::move(second);
  return view;
}

using Votes = std::vector<int>;

/// The vote at each of these places, 0 where there is none.
inline Votes votes_along(Screen& screen, const View& view, float x, float y, float step_x, float step_y,
                         int steps) {
  Votes out;
  for (int i = 0; i < steps; ++i) {
    const auto f = static_cast<float>(i);
    const auto presses = screen.click(view, x + step_x * f, y + step_y * f);
    out.push_back(presses.empty() ? 0 : presses.front().vote.value_or(-1));
  }
  return out;
}

/// Top and bottom of each button, found by clicking down the middle of the screen.
inline std::map<int, std::pair<float, float>> buttons(Screen& screen, float width, float height, float step) {
  std::map<int, std::pair<float, float>> out;
  const Votes votes =
      votes_along(screen, trial_view(true), width / 2, 0, 0, step, static_cast<int>(height / step));
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (votes[i] == 0) continue;
    const float y = static_cast<float>(i) * step;
    const auto found = out.try_emplace(votes[i], y, y).first;
    found->second.second = y;
  }
  return out;
}

} // namespace quietroom::panel::test
