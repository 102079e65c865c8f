#include "signal/fir.h"
#include "signal/paired_fourier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>

namespace quietroom::signal {

namespace {

constexpr std::size_t at_once = 4; // blocks: two transforms, each with a real and an imaginary part

/// The power of two at which a sample costs least: a transform takes size x log(size) and gives
/// size - taps + 1 samples.
std::size_t transform_size(std::size_t taps, std::size_t samples) {
  const auto cost = [&](std::size_t size) {
    const std::size_t block = size - taps + 1;
    const double turns = std::ceil(static_cast<double>(samples) / static_cast<double>(at_once * block));
    return turns * static_cast<double>(size) * static_cast<double>(std::bit_width(size));
  };
  std::size_t best = std::bit_ceil(2 * taps);
  for (std::size_t size = 2 * best; size <= 32 * taps; size *= 2)
    if (cost(size) < cost(best)) best = size;
  return best;
}

/// Overlap-save: much faster than a direct sum. The blocks of one turn are filtered together, for a filter
/// of real taps keeps real and imaginary part apart.
class FastConvolution {
public:
  FastConvolution(std::span<const double> taps, std::size_t samples)
      : m_fourier(transform_size(taps.size(), samples)), m_history(taps.size() - 1),
        m_response(m_fourier.size()), m_work(m_fourier.size()) {
    const double scale = 1.0 / static_cast<double>(m_fourier.size());
    std::transform(taps.begin(), taps.end(), m_response.begin(), [&](double tap) {
      return ComplexPair{{tap * scale, tap * scale}, {0.0, 0.0}};
    });
    m_fourier.forward(m_response);
  }

  /// Of the blocks from `at` on, as far as `out` goes, where out[i] belongs to samples[i + delay].
  void filter(std::span<const double> samples, std::size_t delay, std::size_t at, std::span<double> out) {
    load(samples, static_cast<std::ptrdiff_t>(at + delay) - static_cast<std::ptrdiff_t>(m_history));
    m_fourier.forward(m_work);
    multiply(m_work, m_response);
    m_fourier.inverse(m_work);
    store(out, at);
  }

  /// Samples of one turn.
  std::size_t step() const { return at_once * block(); }

private:
  std::size_t block() const { return m_fourier.size() - m_history; }

  /// Each block with the samples before it that it depends on, the first from `start` on.
  void load(std::span<const double> samples, std::ptrdiff_t start) {
    const auto size = std::ssize(m_work);
    if (start < 0 || start + static_cast<std::ptrdiff_t>(3 * block()) + size > std::ssize(samples)) {
      m_padded.assign(step() + m_history, 0.0);
      const std::ptrdiff_t from = std::max<std::ptrdiff_t>(start, 0);
      const std::ptrdiff_t to = std::min(start + std::ssize(m_padded), std::ssize(samples));
      if (from < to)
        std::copy(samples.begin() + from, samples.begin() + to, m_padded.begin() + (from - start));
      samples = m_padded;
      start = 0;
    }
    const double* a = samples.data() + start;
    const double* b = a + block();
    const double* c = b + block();
    const double* d = c + block();
    for (std::size_t i = 0; i < m_work.size(); ++i) m_work[i] = {Pair{a[i], b[i]}, Pair{c[i], d[i]}};
  }

  void store(std::span<double> out, std::size_t at) const {
    const auto put = [&](std::size_t number, const auto& value) {
      const std::size_t begin = std::min(at + number * block(), out.size());
      const std::size_t count = std::min(block(), out.size() - begin);
      for (std::size_t i = 0; i < count; ++i) out[begin + i] = value(m_work[m_history + i]);
    };
    put(0, [](const ComplexPair& x) { return x.re[0]; });
    put(1, [](const ComplexPair& x) { return x.re[1]; });
    put(2, [](const ComplexPair& x) { return x.im[0]; });
    put(3, [](const ComplexPair& x) { return x.im[1]; });
  }

  PairedFourier m_fourier;
  std::size_t m_history;
  std::vector<ComplexPair> m_response;
  std::vector<ComplexPair> m_work;
  std::vector<double> m_padded; ///< samples with zeros beyond their ends
};

} // namespace

std::vector<double> convolved(std::span<const double> response, std::size_t zero,
                              std::span<const double> samples, std::size_t length) {
  std::vector<double> out(length);
  FastConvolution convolution(response, length);
  for (std::size_t at = 0; at < length; at += convolution.step()) convolution.filter(samples, zero, at, out);
  return out;
}

std::vector<double> filtered(const Fir& fir, std::span<const double> samples) {
  assert(fir.taps.size() % 2 == 1);
  return convolved(fir.taps, fir.taps.size() / 2, samples, samples.size());
}

Clip filtered(const Fir& fir, const Clip& clip) {
  assert(fir.rate_hz == clip.rate_hz);
  return each_channel(clip, [&](const std::vector<double>& samples, int) { return filtered(fir, samples); });
}

} // namespace quietroom::signal
