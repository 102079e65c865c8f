#pragma once

#include "signal/pair.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::signal {

/// An element each of two complex sequences.
struct ComplexPair {
  Pair re = {0.0, 0.0};
  Pair im = {0.0, 0.0};
};

/// Fourier transforms of two sequences at once, in place, for convolution: the spectrum comes in an order of
/// its own (the digits of the frequency reversed) and goes back from it, which saves the sorting. Nearly
/// three times as fast as transforms one by one. Without scaling: forward and back gives `size` times the
/// input.
class PairedFourier {
public:
  /// `size` is a power of two.
  explicit PairedFourier(std::size_t size);

  std::size_t size() const { return m_size; }
  void forward(std::span<ComplexPair> x) const;
  void inverse(std::span<ComplexPair> x) const;
  /// The frequency, 0 to size - 1, that stands at each place of a spectrum.
  std::vector<std::size_t> frequencies() const;

private:
  /// w, w^2 and w^3 of a butterfly of four.
  struct Turns {
    double re[3];
    double im[3];
  };
  static void split(ComplexPair* x, std::size_t size, const Turns* turns);
  static void join(ComplexPair* x, std::size_t size, const Turns* turns);

  std::size_t m_size;
  std::vector<Turns> m_turns; ///< those of the whole, then of its quarters, and so on
};

/// a[k] b[k] for all k, in place of a.
void multiply(std::span<ComplexPair> a, std::span<const ComplexPair> b);

} // namespace quietroom::signal
