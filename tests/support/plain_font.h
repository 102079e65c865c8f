#pragma once

#include "figure/font_metric.h"

namespace quietroom::test {

/// A font whose every character is half as wide as it is high: widths can be counted by hand.
inline figure::FontMetric plain_font() {
  figure::FontMetric out;
  out.advance_em = [](const std::string& utf8) {
    double n = 0;
    for (const char c : utf8) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return n / 2;
  };
  return out;
}

} // namespace quietroom::test
