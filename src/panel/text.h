#pragma once

#include "ui/theme.h"

#include <string>

struct ImFont;

namespace quietroom::panel {

/// Draws text centred on x, its top at y, wrapped to `width` pixels line by line. Returns the y below it.
float centred_text(ImFont* font, ui::theme::Colour colour, float x, float y, const std::string& text,
                   float width);

/// Draws text from x (left edge) with its middle at y.
void text_at(ImFont* font, ui::theme::Colour colour, float x, float y, const std::string& text);

float text_width(ImFont* font, const std::string& text);

} // namespace quietroom::panel
