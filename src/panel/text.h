#pragma once

#include "ui/theme.h"
#include "ui/typesetter.h"

#include <string_view>

namespace quietroom::panel {

/// A text that was set to fit its box.
struct Fitted {
  ui::Typesetter* setter = nullptr;
  ui::FittedText text;
  float size = 0;   ///< pixels of the em square
  int lines = 0;    ///< how many
  float width = 0;  ///< of the longest line
  float height = 0; ///< of all lines
};

/// Wraps first, then shrinks: whatever an author writes, a listener sees all of it. A line break in the text
/// ends a line.
Fitted fitted(const ui::TypeStyle& style, std::string_view text, float width, float height);

/// Lines centred on x, the first one's top at `top`. Returns the y below the last.
float draw_centred(const Fitted& text, ui::theme::Colour colour, float x, float top);

/// Lines between x (left edge) and x + width, together centred on the height `middle`. They begin where their
/// script begins.
void draw_left(const Fitted& text, ui::theme::Colour colour, float x, float middle);

} // namespace quietroom::panel
