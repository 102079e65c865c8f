#pragma once

#include "core/random.h"

namespace quietroom::signal {

/// Normal deviates, mean 0 and variance 1, by Box and Muller from SplitMix64: the same sequence for the same
/// seed everywhere, to the last digit of the platform's logarithm and sine. Peaks reach 8.5; none is clipped.
class Gaussian {
public:
  explicit Gaussian(std::uint64_t seed) noexcept : m_words(seed) {}
  double next() noexcept;

private:
  SplitMix64 m_words;
  double m_second = 0;
  bool m_has_second = false;
};

} // namespace quietroom::signal
