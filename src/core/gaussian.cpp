#include "core/gaussian.h"

#include <cmath>
#include <numbers>

namespace quietroom {

namespace {

/// Where the tail begins when 256 layers have one area (Marsaglia and Tsang 2000).
constexpr double tail_begin = 3.6541528853610088;

double curve(double x) { return std::exp(-0.5 * x * x); }

} // namespace

const Gaussian::Layers& Gaussian::layers() noexcept {
  static const Layers made = [] {
    const double tail = std::sqrt(std::numbers::pi / 2.0) * std::erfc(tail_begin / std::numbers::sqrt2);
    const double area = tail_begin * curve(tail_begin) + tail;
    Layers out{};
    out.width[0] = area / curve(tail_begin); // of a rectangle as large as base and tail
    out.width[1] = tail_begin;
    for (std::size_t i = 2; i < layer_count; ++i)
      out.width[i] = std::sqrt(-2.0 * std::log(area / out.width[i - 1] + curve(out.width[i - 1])));
    out.width[layer_count] = 0.0;
    for (std::size_t i = 0; i <= layer_count; ++i) out.height[i] = curve(out.width[i]);
    return out;
  }();
  return made;
}

/// Beyond the part of a layer that lies wholly below the curve: the base has the tail there, the others a
/// wedge through which the curve goes.
std::optional<double> Gaussian::at_the_edge(std::size_t layer, double x) noexcept {
  if (layer == 0) return std::copysign(in_the_tail(), x);
  const double low = m_layers.height[layer];
  const double high = m_layers.height[layer + 1];
  if (low + (high - low) * m_words.next_unit() < curve(x)) return x;
  return std::nullopt;
}

/// Marsaglia's method (1964) for what lies beyond tail_begin.
double Gaussian::in_the_tail() noexcept {
  for (;;) {
    const double beyond = -std::log(1.0 - m_words.next_unit()) / tail_begin;
    const double y = -std::log(1.0 - m_words.next_unit());
    if (2.0 * y > beyond * beyond) return tail_begin + beyond;
  }
}

} // namespace quietroom
