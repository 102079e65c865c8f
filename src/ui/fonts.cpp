#include "ui/fonts.h"

namespace quietroom::ui {

Fonts fonts_of(Typesetter& setter, float scale) {
  const auto style = [&](Face face, float size, float line_spacing) {
    return TypeStyle{&setter, face, size * scale, line_spacing};
  };
  Fonts fonts;
  fonts.scale = scale;
  fonts.body = style(Face::regular, 24, 1.15F);
  fonts.small = style(Face::regular, 24, 1);
  fonts.label = style(Face::regular, 26, 0.95F); // two lines of 24 px stand on a button
  fonts.heading = style(Face::semibold, 30, 1);
  fonts.title = style(Face::light, 40, 1);
  return fonts;
}

} // namespace quietroom::ui
