#pragma once

#include "signal/paired_fourier.h"

#include <cmath>
#include <complex>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// A sequence to be correlated: samples, or their envelope 2 |x - mean| + mean, which takes no memory of its
/// own.
struct CorrelatedSequence {
  std::span<const double> samples;
  std::optional<double> mean_of_envelope = {};

  std::size_t size() const { return samples.size(); }
  double at(std::size_t i) const { // zeros behind the end
    if (i >= samples.size()) return 0;
    return mean_of_envelope ? 2 * std::abs(samples[i] - *mean_of_envelope) + *mean_of_envelope : samples[i];
  }
};

/// Cross-correlation of two sequences by Fourier transforms, in blocks that stay in the processor's cache.
class CrossCorrelator {
public:
  /// Quickest for sequences of about so many samples; any others will do.
  explicit CrossCorrelator(std::size_t longest);
  /// Whether one made for so many samples would be the same.
  bool is_for(std::size_t longest) const;

  /// The k of the first maximum, from the most negative k on, of sum_n x[n + k] y[n] over all |k| below the
  /// length of the longer one; x and y count as zero outside. Any thread.
  std::ptrdiff_t best_lag(const CorrelatedSequence& x, const CorrelatedSequence& y) const;

private:
  using Complex = std::complex<double>;
  using Spectrum =
      std::vector<Complex>; ///< in the transform's order; frequency 0 holds those of 0 and of half the rate
  struct Spectra {
    Spectrum x, y;
  };
  Spectra spectra(const CorrelatedSequence& x, const CorrelatedSequence& y, std::size_t begin,
                  std::vector<signal::ComplexPair>& packed) const;
  Spectrum block_product(const std::vector<Spectra>& blocks, std::ptrdiff_t difference) const;
  void pack(const Spectrum& product, std::size_t lane, std::vector<signal::ComplexPair>& out) const;

  std::size_t m_block;
  signal::PairedFourier m_fourier;
  std::vector<std::size_t> m_mirror; ///< place of the negative frequency
  std::vector<Complex> m_turn;       ///< exp(-i pi f / m_block) of the frequency at each place
};

} // namespace quietroom::estimate
