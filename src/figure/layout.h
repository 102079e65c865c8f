#pragma once

#include "figure/figure.h"
#include "figure/font_metric.h"
#include "figure/scene.h"

namespace quietroom::figure {

/// Where everything of a figure stands. Pure: the same figure and font give the same scene. No text covers
/// another one or a mark; labels of marks that find no free place are listed below the plot. Control
/// characters in words are made visible.
Scene scene_of(const Figure& figure, const FontMetric& font);

} // namespace quietroom::figure
