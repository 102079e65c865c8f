#pragma once

#include <functional>
#include <string>

namespace quietroom::figure {

/// How much room a font takes, as parts of its size.
struct FontMetric {
  std::function<double(const std::string& utf8)> advance_em; ///< width of a line of text
  double capital_em = 0.714;                                 ///< height of a capital letter
  double line_em = 1.2;                                      ///< from base line to base line

  double width_pt(const std::string& utf8, double size_pt) const { return advance_em(utf8) * size_pt; }
};

} // namespace quietroom::figure
