#pragma once

#include "ui/theme.h"

#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace quietroom::panel {

/// A text broken into lines, at the largest size up to the font's own at which it fits its box.
struct Fitted {
  ImFont* font = nullptr;
  float size = 0;                      ///< pixels
  std::vector<std::string_view> lines; ///< of the text that was given, which must live as long
  float width = 0;                     ///< of the longest line
  float height = 0;                    ///< of all lines
};

/// Wraps first, then shrinks: whatever an author writes, a listener sees all of it. A line break in the text
/// ends a line.
Fitted fitted(ImFont* font, std::string_view text, float width, float height);

/// Lines centred on x, the first one's top at `top`. Returns the y below the last.
float draw_centred(const Fitted& text, ui::theme::Colour colour, float x, float top);

/// Lines from x (left edge), together centred on the height `middle`.
void draw_left(const Fitted& text, ui::theme::Colour colour, float x, float middle);

} // namespace quietroom::panel
