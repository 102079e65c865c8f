#pragma once

#include "core/random.h"

#include <array>
#include <optional>

namespace quietroom {

/// Normal deviates, mean 0 and variance 1, by the ziggurat of Marsaglia and Tsang (2000) over words of
/// SplitMix64: the same sequence for the same seed everywhere, to the last digit of the platform's
/// exponential and logarithm. Peaks reach 12; none is clipped.
class Gaussian {
public:
  explicit Gaussian(std::uint64_t seed) noexcept : m_words(seed), m_layers(layers()) {}

  double next() noexcept {
    for (;;) {
      const std::uint64_t word = m_words.next();
      const std::size_t layer = word % layer_count; // bits that the position does not use
      const double position = static_cast<double>(static_cast<std::int64_t>(word) >> 11) * 0x1p-52;
      const double x = position * m_layers.width[layer];
      if (x < m_layers.width[layer + 1] && -x < m_layers.width[layer + 1]) [[likely]]
        return x;
      if (const auto found = at_the_edge(layer, x)) return *found;
    }
  }

private:
  static constexpr std::size_t layer_count = 256;
  /// The layers have one area. Layer i spans [-width[i], width[i]], and [-width[i + 1], width[i + 1]] of it
  /// lies wholly below the curve, whose height there is height[i + 1]. Layer 0 is the base with the tail.
  struct Layers {
    std::array<double, layer_count + 1> width;
    std::array<double, layer_count + 1> height;
  };
  static const Layers& layers() noexcept;
  std::optional<double> at_the_edge(std::size_t layer, double x) noexcept;
  double in_the_tail() noexcept;

  SplitMix64 m_words;
  const Layers& m_layers;
};

} // namespace quietroom
