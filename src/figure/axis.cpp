#include "figure/axis.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::figure {

namespace {

double step_of(double range, int most) {
  const double least = range / (most - 1);
  const double power = std::pow(10, std::floor(std::log10(least)));
  constexpr std::array factors = {1.0, 2.0, 5.0};
  for (const double factor : factors)
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

} // namespace

std::vector<double> ticks(double low, double high, int most) {
  assert(high > low && most >= 2);
  const double step = step_of(high - low, most);
  std::vector<double> out;
  for (double n = std::ceil(low / step - 1e-9); n * step <= high + 1e-9 * step; ++n) out.push_back(n * step);
  return out;
}

std::string tick_text(double value, double step) {
  const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  return fmt::format("{:.{}f}", value == 0 ? 0.0 : value, digits);
}

} // namespace quietroom::figure
