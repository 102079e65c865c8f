#pragma once

#include "signal/paired_fourier.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// The power spectra of two frames, from 0 to half the rate. One object serves one thread.
class PairedPowers {
public:
  /// `size` of the transform is a power of two.
  explicit PairedPowers(std::size_t size);

  std::size_t size() const { return m_fourier.size(); }

  /// Frames of at most size() samples, equally long; zeros follow them.
  void measure(std::span<const double> first, std::span<const double> second);

  /// size() / 2 + 1 powers of the frames measured last.
  std::span<const double> first() const { return m_first; }
  std::span<const double> second() const { return m_second; }

private:
  signal::PairedFourier m_fourier;
  std::vector<std::size_t> m_places; ///< of each frequency in the transform's order
  std::vector<signal::ComplexPair> m_frame;
  std::vector<double> m_first, m_second;
};

} // namespace quietroom::estimate
