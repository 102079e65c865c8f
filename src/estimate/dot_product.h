#pragma once

#include "signal/pair.h"

#include <cassert>
#include <cstddef>
#include <span>

namespace quietroom::estimate {

/// The sum of a[i] b[i], in four sums so that none waits for another.
inline double dot_product(std::span<const double> a, std::span<const double> b) {
  assert(a.size() == b.size());
  signal::Pair even = {0, 0}, odd = {0, 0};
  std::size_t i = 0;
  for (; i + 4 <= a.size(); i += 4) {
    even += signal::pair_at(&a[i]) * signal::pair_at(&b[i]);
    odd += signal::pair_at(&a[i + 2]) * signal::pair_at(&b[i + 2]);
  }
  double rest = 0;
  for (; i < a.size(); ++i) rest += a[i] * b[i];
  return (even[0] + even[1]) + (odd[0] + odd[1]) + rest;
}

} // namespace quietroom::estimate
