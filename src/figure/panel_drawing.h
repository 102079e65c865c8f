#pragma once

#include "figure/panel_shape.h"
#include "figure/scene.h"

#include <string>
#include <vector>

namespace quietroom::figure {

struct DrawnPanel {
  double height_pt = 0;              ///< with the box of text, where that stands below
  std::vector<std::string> left_out; ///< labels for which there was no room
};

/// Draws a measured panel whose upper left corner is there. Where its labels do not all find room they are
/// numbers, which count the names of `numbered`; names that are not there yet are added.
DrawnPanel draw_panel(const PanelShape& shape, std::size_t number, Position corner, const FontMetric& font,
                      Scene& scene, std::vector<std::string>& numbered);

/// A line of text whose capitals have their middle there.
Text text_at(Position middle, const std::string& words, double size_pt, Anchor anchor, const FontMetric& font,
             Colour colour);

} // namespace quietroom::figure
