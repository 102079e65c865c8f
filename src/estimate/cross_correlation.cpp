#include "estimate/cross_correlation.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numbers>

namespace quietroom::estimate {

namespace {

/// A block of a few thousand samples, or a twelfth of the whole: larger ones leave the cache and take memory,
/// and more of them make more pairs of blocks.
std::size_t block_for(std::size_t longest) {
  constexpr std::size_t least = std::size_t{1} << 13, most = std::size_t{1} << 16, few = 12;
  const std::size_t whole = std::bit_ceil(std::max<std::size_t>(longest, 2));
  return std::min(whole, std::clamp(std::bit_ceil(longest / few + 1), least, most));
}

struct BestLag {
  std::ptrdiff_t lag = 0;
  double value = -std::numeric_limits<double>::infinity();
};

/// Without the look for infinities that operator* has.
std::complex<double> product(std::complex<double> a, std::complex<double> b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

} // namespace

CrossCorrelator::CrossCorrelator(std::size_t longest)
    : m_block(block_for(longest)), m_fourier(m_block), m_mirror(m_block), m_turn(m_block) {
  const std::vector<std::size_t> frequencies = m_fourier.frequencies();
  std::vector<std::size_t> places(m_block);
  for (std::size_t place = 0; place < m_block; ++place) places[frequencies[place]] = place;
  for (std::size_t place = 0; place < m_block; ++place) {
    m_mirror[place] = places[(m_block - frequencies[place]) % m_block];
    m_turn[place] = std::polar(1.0, -std::numbers::pi * static_cast<double>(frequencies[place]) /
                                        static_cast<double>(m_block));
  }
}

/// Real sequences of a block and as many zeros: even samples as real and odd ones as imaginary part.
CrossCorrelator::Spectra CrossCorrelator::spectra(const CorrelatedSequence& x, const CorrelatedSequence& y,
                                                  std::size_t begin,
                                                  std::vector<signal::ComplexPair>& packed) const {
  std::ranges::fill(packed, signal::ComplexPair{});
  for (std::size_t i = 0; 2 * i < m_block; ++i) {
    const std::size_t at = begin + 2 * i;
    packed[i].re = signal::Pair{x.at(at), y.at(at)};
    packed[i].im = signal::Pair{x.at(at + 1), y.at(at + 1)};
  }
  m_fourier.forward(packed);
  const auto unpacked = [&](std::size_t place, std::size_t lane) {
    const Complex g(packed[place].re[lane], packed[place].im[lane]);
    if (place == 0) return Complex(g.real() + g.imag(), g.real() - g.imag());
    const signal::ComplexPair& mirrored = packed[m_mirror[place]];
    const Complex m(mirrored.re[lane], -mirrored.im[lane]);
    const Complex odd = 0.5 * Complex(g.imag() - m.imag(), m.real() - g.real());
    return 0.5 * (g + m) + product(m_turn[place], odd);
  };
  Spectra out{Spectrum(m_block), Spectrum(m_block)};
  for (std::size_t place = 0; place < m_block; ++place) {
    out.x[place] = unpacked(place, 0);
    out.y[place] = unpacked(place, 1);
  }
  return out;
}

/// The sum over all pairs of blocks that lie so many blocks apart.
CrossCorrelator::Spectrum CrossCorrelator::block_product(const std::vector<Spectra>& blocks,
                                                         std::ptrdiff_t difference) const {
  Spectrum out(m_block);
  const auto count = static_cast<std::ptrdiff_t>(blocks.size());
  for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(difference, 0); i < std::min(count, count + difference);
       ++i) {
    const Spectrum& x = blocks[static_cast<std::size_t>(i)].x;
    const Spectrum& y = blocks[static_cast<std::size_t>(i - difference)].y;
    const Complex ends = out[0] + Complex(x[0].real() * y[0].real(), x[0].imag() * y[0].imag());
    for (std::size_t place = 1; place < m_block; ++place)
      out[place] += product(x[place], std::conj(y[place]));
    out[0] = ends;
  }
  return out;
}

/// What spectra() did, undone.
void CrossCorrelator::pack(const Spectrum& product_of_two, std::size_t lane,
                           std::vector<signal::ComplexPair>& out) const {
  for (std::size_t place = 0; place < m_block; ++place) {
    const Complex c = product_of_two[place];
    Complex g = 0.5 * Complex(c.real() + c.imag(), c.real() - c.imag());
    if (place != 0) {
      const Complex m = std::conj(product_of_two[m_mirror[place]]);
      const Complex odd = product(0.5 * (c - m), std::conj(m_turn[place]));
      g = 0.5 * (c + m) + Complex(-odd.imag(), odd.real());
    }
    out[place].re[lane] = g.real();
    out[place].im[lane] = g.imag();
  }
}

bool CrossCorrelator::is_for(std::size_t longest) const { return m_block == block_for(longest); }

std::ptrdiff_t CrossCorrelator::best_lag(const CorrelatedSequence& x, const CorrelatedSequence& y) const {
  const std::size_t longest = std::max(x.size(), y.size());
  std::vector<signal::ComplexPair> packed(m_block);
  std::vector<Spectra> blocks;
  for (std::size_t begin = 0; begin < longest; begin += m_block)
    blocks.push_back(spectra(x, y, begin, packed));
  const auto count = static_cast<std::ptrdiff_t>(blocks.size());
  const auto block = static_cast<std::ptrdiff_t>(m_block);
  const auto most = static_cast<std::ptrdiff_t>(longest) - 1;
  BestLag best;
  std::vector<double> sums(
      m_block); // the lags of one block: what the transform before it left there, and its own
  const auto take = [&](std::ptrdiff_t of_block) {
    for (std::ptrdiff_t i = 0; i < block; ++i) {
      const std::ptrdiff_t lag = of_block * block + i;
      if (lag >= -most && lag <= most && sums[static_cast<std::size_t>(i)] > best.value)
        best = {lag, sums[static_cast<std::size_t>(i)]};
    }
  };
  for (std::ptrdiff_t first = 1 - count; first < count; first += 2) {
    for (std::ptrdiff_t lane = 0; lane < 2; ++lane)
      pack(first + lane < count ? block_product(blocks, first + lane) : Spectrum(m_block),
           static_cast<std::size_t>(lane), packed);
    m_fourier.inverse(packed);
    for (std::ptrdiff_t lane = 0; lane < 2 && first + lane < count; ++lane) {
      const auto at = [&](std::size_t i) {
        return i % 2 == 0 ? packed[i / 2].re[lane] : packed[i / 2].im[lane];
      };
      for (std::size_t i = 0; i < m_block; ++i) sums[i] += at(m_block + i);
      take(first + lane - 1);
      for (std::size_t i = 0; i < m_block; ++i) sums[i] = at(i);
    }
  }
  take(count - 1);
  return best.lag;
}

} // namespace quietroom::estimate
