#pragma once

#include "ui/typesetter.h"

namespace quietroom::ui {

/// The kinds of type a station uses, at one scale. 24 px at scale 1 is about 6 mm on a common monitor.
struct Fonts {
  TypeStyle body;    ///< 24 px
  TypeStyle small;   ///< 24 px
  TypeStyle label;   ///< 26 px: of the scale's buttons
  TypeStyle heading; ///< 30 px, semibold: stronger than the labels below it
  TypeStyle title;   ///< 40 px, light
  float scale = 1;   ///< pixels per design unit
};

/// Open Sans, and what other scripts have instead. They refer to the setter.
Fonts fonts_of(Typesetter& setter, float scale);

} // namespace quietroom::ui
