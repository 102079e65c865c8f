#pragma once

#include "figure/axis_ticks.h"
#include "figure/figure.h"
#include "figure/font_metric.h"
#include "figure/legend.h"

#include <string>
#include <vector>

namespace quietroom::figure {

/// Room beside a plot that its neighbours above and below leave free too, so that their axes are in line.
struct Sides {
  double left_pt = 0, right_pt = 0;
};

/// A panel with its parts measured.
struct PanelShape {
  Panel panel; ///< with x and y exchanged where it has been turned
  bool turned = false;
  std::vector<std::vector<std::string>> names; ///< lines of each name, where an axis has names
  Legend legend;
  std::vector<Tick> x_ticks, y_ticks;
  std::vector<Word> x_words, y_words;
  std::vector<std::string> x_title, y_title; ///< lines
  Sides sides;
  double top_pt = 0, bottom_pt = 0; ///< beside the plot
  double plot_width_pt = 0, plot_height_pt = 0;
  double height_pt() const { return top_pt + plot_height_pt + bottom_pt; }
};

/// Within this width, with at least these sides. A panel that may is turned where its names do not stand
/// below their places within three lines: then every name has a row, and no name is cut or shares its place.
PanelShape shape_of(const Panel& panel, double width_pt, Sides least, const FontMetric& font);

} // namespace quietroom::figure
