#pragma once

#include "figure/panel_shape.h"
#include "figure/scene.h"

namespace quietroom::figure {

/// Where the values of a panel stand in its plot; a little inside the frame, so that a mark at the end of a
/// scale is whole.
AxisPlace x_place(const Panel& panel, std::size_t number, const Rectangle& plot);
AxisPlace y_place(const Panel& panel, std::size_t number, const Rectangle& plot);

void draw_grid(const PanelShape& shape, const AxisPlace& x, const AxisPlace& y, const Rectangle& plot,
               Scene& scene);

/// Frame, ticks, labels, words of the other side and titles.
void draw_axes(const PanelShape& shape, const AxisPlace& x, const AxisPlace& y, const Rectangle& plot,
               Position corner, const FontMetric& font, Scene& scene);

} // namespace quietroom::figure
