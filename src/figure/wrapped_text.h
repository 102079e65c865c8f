#pragma once

#include "figure/font_metric.h"

#include <string>
#include <vector>

namespace quietroom::figure {

/// Where a line of text may be broken.
enum class Breaks {
  between_words, ///< behind blanks and signs such as - _ / . only; a longer word stays whole
  anywhere       ///< also within a word that is longer than the width, between two characters
};

/// The text in lines of at most `width_pt`, as full as they can be. Nothing of it is lost but the blanks
/// where it is broken.
std::vector<std::string> wrapped(const std::string& text, double width_pt, double size_pt,
                                 const FontMetric& font, Breaks breaks);

/// The width of the widest line.
double widest_pt(const std::vector<std::string>& lines, double size_pt, const FontMetric& font);

} // namespace quietroom::figure
