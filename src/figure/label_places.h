#pragma once

#include "figure/scene.h"

#include <optional>
#include <vector>

namespace quietroom::figure {

/// A label that looks for a place beside its mark.
struct WantedLabel {
  Position mark;
  double width_pt = 0, height_pt = 0;
};

/// What labels keep away from: always, and while there is another place.
struct Obstacles {
  std::vector<Rectangle> hard, soft;
};

/// A place for each within `area`, the first served first, near the mark where that is free. None covers
/// another or a hard obstacle; empty where no such place is near.
std::vector<std::optional<Rectangle>> label_places(const std::vector<WantedLabel>& labels,
                                                   Obstacles obstacles, const Rectangle& area);

/// The first corner of `area` (lower right, upper left, lower left, upper right) in which a box of this size
/// covers nothing.
std::optional<Rectangle> free_corner(double width_pt, double height_pt, const Obstacles& obstacles,
                                     const Rectangle& area);

} // namespace quietroom::figure
