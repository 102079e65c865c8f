#include "compare/gap_bar.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

std::string repeated(const char* glyph, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += glyph;
  return out;
}

} // namespace

double bar_reach(std::span<const std::optional<double>> differences) {
  double largest = 0;
  for (const auto& difference : differences) largest = std::max(largest, std::abs(difference.value_or(0)));
  for (double decade = 0.1; decade < 1e15; decade *= 10)
    for (const double step : {1.0, 2.0, 5.0})
      if (largest <= decade * step * (1 + 1e-12)) return decade * step; // 0.1 * 5 and such
  return largest;
}

std::string gap_bar(std::optional<double> difference, double reach, std::size_t half_width) {
  if (!difference) return std::string(2 * half_width + 1, ' ');
  const double share = std::min(1.0, std::abs(*difference) / reach);
  const auto halves = static_cast<std::size_t>(std::lround(share * 2 * static_cast<double>(half_width)));
  const std::string full = repeated("█", halves / 2);
  const std::string space((2 * half_width - halves) / 2, ' '), blank(half_width, ' ');
  const bool odd = halves % 2 == 1;
  if (*difference < 0) return space + (odd ? "▐" : "") + full + "│" + blank;
  return blank + "│" + full + (odd ? "▌" : "") + space;
}

std::string gap_axis(double reach, std::size_t half_width) {
  const std::string low = '-' + shortest(reach), high = '+' + shortest(reach);
  const std::size_t space = half_width - std::min(half_width, low.size());
  return low + std::string(space, ' ') + '0' + std::string(space, ' ') + high;
}

} // namespace quietroom::compare
