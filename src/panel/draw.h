#pragma once

#include "panel/view.h"
#include "ui/fonts.h"

#include <optional>

namespace quietroom::panel {

/// What was pressed with mouse or finger.
struct Press {
  enum class What { go_on, again, vote } what = What::go_on;
  int vote = 0;
  bool operator==(const Press&) const = default;
};

/// Draws a view over the whole of ImGui's display. Between NewFrame and Render. Keeps no state.
std::optional<Press> draw(const View& view, const ui::Fonts& fonts);

// One function a part; draw() puts them together. Coordinates are pixels of the display.
struct Canvas {
  float width;
  float height;
  float unit; ///< pixels per design unit
  const ui::Fonts& fonts;
};
std::optional<Press> draw_page(const View& view, const Canvas& canvas);
std::optional<Press> draw_trial(const View& view, const Canvas& canvas);
std::optional<Press> draw_scale(const View& view, const Canvas& canvas, float top);
float scale_height(const View& view); ///< design units: heading, buttons and what is between
constexpr float prompt_height = 64;   ///< design units
bool draw_prompt(const char* id, const std::string& text, const Canvas& canvas, float top, bool primary);
void draw_sign(Sign sign, float x, float y, float size);

} // namespace quietroom::panel
