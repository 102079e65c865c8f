#include "signal/fir.h"
#include "signal/fourier.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace quietroom::signal {

namespace {

/// The power of two at which a sample costs least: a transform takes size x log(size) and gives
/// size - taps + 1 samples.
std::size_t transform_size(std::size_t taps, std::size_t samples) {
  const auto cost = [&](std::size_t size) {
    const std::size_t block = size - taps + 1;
    const double blocks = std::ceil(static_cast<double>(samples) / static_cast<double>(2 * block));
    return blocks * static_cast<double>(size) * static_cast<double>(std::bit_width(size));
  };
  std::size_t best = std::bit_ceil(2 * taps);
  for (std::size_t size = 2 * best; size <= 32 * taps; size *= 2)
    if (cost(size) < cost(best)) best = size;
  return best;
}

/// Overlap-save: much faster than a direct sum. Two blocks share a transform, one as its real and one as
/// its imaginary part, which a filter of real taps keeps apart.
class FastConvolution {
public:
  FastConvolution(const std::vector<double>& taps, std::size_t samples)
      : m_fourier(transform_size(taps.size(), samples)), m_history(taps.size() - 1), m_response(size()),
        m_in(size()), m_out(size()) {
    std::transform(taps.begin(), taps.end(), m_in.begin(),
                   [this](double tap) { return tap / static_cast<double>(size()); });
    m_fourier.forward(m_in, m_response);
  }

  /// Of two blocks from `at` on, as far as `out` goes, where out[i] belongs to samples[i + delay].
  void filter(std::span<const double> samples, std::size_t delay, std::size_t at, std::span<double> out) {
    const auto start = static_cast<std::ptrdiff_t>(at + delay) - static_cast<std::ptrdiff_t>(m_history);
    load(samples, start);
    m_fourier.forward(m_in, m_out);
    multiply(m_out, m_response);
    m_fourier.inverse(m_out, m_in);
    for (std::size_t i = 0; i < std::min(block(), out.size() - at); ++i)
      out[at + i] = m_in[m_history + i].real();
    const std::size_t second = std::min(at + block(), out.size());
    for (std::size_t i = 0; i < std::min(block(), out.size() - second); ++i)
      out[second + i] = m_in[m_history + i].imag();
  }

  std::size_t step() const { return 2 * block(); }

private:
  std::size_t size() const { return m_fourier.size(); }
  std::size_t block() const { return size() - m_history; }

  /// Samples from `start` on as the real and from a block later as the imaginary part; zeros beyond the ends.
  void load(std::span<const double> samples, std::ptrdiff_t start) {
    const auto step = static_cast<std::ptrdiff_t>(block());
    const auto count = static_cast<std::ptrdiff_t>(size());
    if (start >= 0 && start + step + count <= std::ssize(samples)) {
      const double* first = samples.data() + start;
      const double* second = first + step;
      for (std::size_t i = 0; i < size(); ++i) m_in[i] = {first[i], second[i]};
      return;
    }
    const auto sample = [&](std::ptrdiff_t i) {
      return i >= 0 && i < std::ssize(samples) ? samples[static_cast<std::size_t>(i)] : 0.0;
    };
    for (std::ptrdiff_t i = 0; i < count; ++i)
      m_in[static_cast<std::size_t>(i)] = {sample(start + i), sample(start + step + i)};
  }

  Fourier m_fourier;
  std::size_t m_history;
  Spectrum m_response;
  Spectrum m_in;
  Spectrum m_out;
};

} // namespace

std::vector<double> filtered(const Fir& fir, std::span<const double> samples) {
  assert(fir.taps.size() % 2 == 1);
  std::vector<double> out(samples.size());
  FastConvolution convolution(fir.taps, samples.size());
  for (std::size_t at = 0; at < samples.size(); at += convolution.step())
    convolution.filter(samples, fir.taps.size() / 2, at, out);
  return out;
}

Clip filtered(const Fir& fir, const Clip& clip) {
  assert(fir.rate_hz == clip.rate_hz);
  return each_channel(clip, [&](const std::vector<double>& samples, int) { return filtered(fir, samples); });
}

} // namespace quietroom::signal
