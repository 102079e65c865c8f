#pragma once

#include "figure/scene.h"

#include <vector>

namespace quietroom::figure {

/// How a mark looks around its centre at 0, 0. A circle has no lines.
struct MarkOutline {
  double radius_pt = 0;                     ///< of a circle
  std::vector<std::vector<Position>> lines; ///< else; one that is closed, or several strokes
  bool closed = true;
};

/// Marks of one size look equally large: their areas are nearly those of the circle.
MarkOutline outline_of(Shape shape, double size_pt);

} // namespace quietroom::figure
