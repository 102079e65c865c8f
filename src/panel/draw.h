#pragma once

#include "panel/view.h"
#include "ui/fonts.h"

#include <array>
#include <optional>

namespace quietroom::panel {

/// What was pressed with mouse or finger.
struct Press {
  enum class What { go_on, again, back, vote, option, left, right } what = What::go_on;
  std::optional<int> vote = 0; ///< or the key of an option; nothing: "cannot tell"
  bool operator==(const Press&) const = default;
};

/// Draws a view over the whole of ImGui's display. Between NewFrame and Render. Keeps no state.
std::optional<Press> draw(const View& view, const ui::Fonts& fonts);

// One function a part; draw() puts them together. Coordinates are pixels of the display.
struct Sheet {
  float width;
  float height;
  float unit; ///< pixels per design unit
  const ui::Fonts& fonts;
  bool mirrored = false; ///< what is read from right to left begins at the right
  float shift = 0;       ///< of a part of the display: where it begins, for prompts

  /// The left edge of what is `size` wide and stands `from` behind the beginning of the part between two
  /// edges.
  float place(float left, float right, float from, float size) const {
    return mirrored ? right - from - size : left + from;
  }
};
std::optional<Press> draw_page(const View& view, const Sheet& canvas);
std::optional<Press> draw_question(const View& view, const Sheet& canvas);
/// What was typed, in a frame, with a bar where the next character comes while it is open. `height` in design
/// units.
void draw_field(const std::string& typed, bool is_open, const Sheet& canvas, float top, float height);
std::optional<Press> draw_form(const View& view, const Sheet& canvas);
std::optional<Press> draw_trial(const View& view, const Sheet& canvas);
constexpr float usual_scale = 450; ///< design units
/// Heading and buttons. Where more buttons stand than are high enough in `usual_scale`, they take up to
/// `room` design units.
std::optional<Press> draw_scale(const View& view, const Sheet& canvas, float top, float room = usual_scale);
/// In design units: heading, buttons and what is between.
float scale_height(const View& view, float room = usual_scale);
constexpr float prompt_height = 64; ///< design units
bool draw_prompt(const char* id, const std::string& text, const Sheet& canvas, float top, bool primary);
/// Two beside each other: what was pressed, 0 or 1. The first stands at the left, whatever is read how.
std::optional<int> draw_prompts(const std::array<const std::string*, 2>& texts, const Sheet& canvas,
                                float top, std::array<bool, 2> primary);
void draw_sign(Sign sign, float x, float y, float size);

} // namespace quietroom::panel
