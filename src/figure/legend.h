#pragma once

#include "figure/figure.h"
#include "figure/font_metric.h"
#include "figure/scene.h"

#include <string>
#include <vector>

namespace quietroom::figure {

/// What the marks, lines and colours of a panel mean, in rows above it.
struct Legend {
  struct Entry {
    std::vector<std::string> lines;
    Position at;              ///< upper left corner, from that of the legend
    std::optional<Look> look; ///< of a series
    bool mark = false, line = false;
    std::optional<Colour> fill; ///< of blocks
  };
  std::vector<Entry> entries;
  double height_pt = 0; ///< 0: there is none
};

/// Of the series with names and the keys, as many beside each other as the width holds.
Legend legend_of(const Panel& panel, double width_pt, const FontMetric& font);

/// Its items with the upper left corner there.
SceneGroup drawn(const Legend& legend, Position corner, const FontMetric& font);

} // namespace quietroom::figure
