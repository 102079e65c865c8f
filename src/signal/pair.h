#pragma once

#include <cstring>

namespace quietroom::signal {

/// Two numbers that the processor handles as one; the same results as one by one.
using Pair [[gnu::vector_size(16)]] = double;

inline Pair pair_at(const double* x) {
  Pair out;
  std::memcpy(&out, x, sizeof out);
  return out;
}

inline Pair magnitude(Pair x) { return x < 0.0 ? -x : x; }

} // namespace quietroom::signal
