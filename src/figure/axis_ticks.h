#pragma once

#include "figure/figure.h"
#include "figure/font_metric.h"
#include "figure/scene.h"

#include <string>
#include <vector>

namespace quietroom::figure {

inline constexpr double label_pt = 7,
                        title_pt = 8; ///< sizes of type; no text of a figure is smaller than 7 pt

inline constexpr double tick_pt = 3, tick_gap_pt = 3; ///< length of a tick, and from there to its label

/// From line to line of labels.
inline double label_line_pt(const FontMetric& font) { return label_pt * font.line_em; }

/// The ticks of an axis of this length: its own where their labels have room beside each other, else round
/// numbers, as many as have. Names are taken as they are.
std::vector<Tick> shown_ticks(const FigureAxis& axis, double length_pt, bool vertical,
                              const FontMetric& font);

/// A word of the other side.
struct Word {
  double at = 0;
  std::vector<std::string> lines;
  std::size_t row = 0;            ///< of a flat axis: the first is next to it
  Anchor anchor = Anchor::middle; ///< of a flat axis
};

/// The words of the other side, beside an upright axis no wider than `most_pt`; above a flat one on one row,
/// on two by turns, or, where that is not enough room either, only the first and the last,
/// and none where even these would meet.
std::vector<Word> shown_words(const FigureAxis& axis, double length_pt, bool vertical, double most_pt,
                              const FontMetric& font);

} // namespace quietroom::figure
