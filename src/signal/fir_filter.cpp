#include "signal/fir.h"
#include "signal/paired_fourier.h"
#include "signal/samples.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <utility>

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

  /// One turn: `samples` are those of its blocks with the history() before them; gives step() samples.
  void filter(std::span<const double> samples, std::span<double> out) {
    load(samples.data());
    m_fourier.forward(m_work);
    multiply(m_work, m_response);
    m_fourier.inverse(m_work);
    store(out);
  }

  /// Samples of one turn.
  std::size_t step() const { return at_once * block(); }
  /// Samples before one that it depends on.
  std::size_t history() const { return m_history; }

private:
  std::size_t block() const { return m_fourier.size() - m_history; }

  /// Each block with the samples before it.
  void load(const double* a) {
    const double* b = a + block();
    const double* c = b + block();
    const double* d = c + block();
    for (std::size_t i = 0; i < m_work.size(); ++i) m_work[i] = {Pair{a[i], b[i]}, Pair{c[i], d[i]}};
  }

  void store(std::span<double> out) const {
    double* a = out.data();
    double* b = a + block();
    double* c = b + block();
    double* d = c + block();
    for (std::size_t i = 0; i < block(); ++i) {
      const ComplexPair& x = m_work[m_history + i];
      a[i] = x.re[0];
      b[i] = x.re[1];
      c[i] = x.im[0];
      d[i] = x.im[1];
    }
  }

  PairedFourier m_fourier;
  std::size_t m_history;
  std::vector<ComplexPair> m_response;
  std::vector<ComplexPair> m_work;
};

} // namespace

void convolve(std::span<const double> response, std::size_t zero, std::size_t count, std::size_t length,
              const GiveSamples& give, const TakeSamples& take) {
  FastConvolution convolution(response, length);
  const std::size_t step = convolution.step();
  const std::size_t history = convolution.history();
  std::vector<double> window(history + step);
  std::vector<double> out(step);
  std::size_t given = 0;
  std::size_t old = history - zero; // of the window; what lies before the first sample is zero
  for (std::size_t at = 0; at < length; at += step) {
    const auto fresh = std::span(window).subspan(old);
    const auto whole = fresh.first(std::min(fresh.size(), count - given));
    if (!whole.empty()) give(given, whole);
    std::ranges::fill(fresh.subspan(whole.size()), 0.0);
    given += whole.size();
    convolution.filter(window, out);
    take(at, std::span(out).first(std::min(step, length - at)));
    std::copy(window.end() - static_cast<std::ptrdiff_t>(history), window.end(), window.begin());
    old = history;
  }
}

std::vector<double> convolved(std::span<const double> response, std::size_t zero,
                              std::span<const double> samples, std::size_t length) {
  std::vector<double> out = with_room(length);
  convolve(
      response, zero, samples.size(), length,
      [&](std::size_t at, std::span<double> piece) {
        std::ranges::copy(samples.subspan(at, piece.size()), piece.begin());
      },
      [&](std::size_t, std::span<const double> piece) { out.insert(out.end(), piece.begin(), piece.end()); });
  return out;
}

std::vector<double> filtered(const Fir& fir, std::vector<double> samples) {
  assert(fir.taps.size() % 2 == 1);
  convolve(
      fir.taps, fir.taps.size() / 2, samples.size(), samples.size(),
      [&](std::size_t at, std::span<double> piece) {
        std::ranges::copy(std::span(samples).subspan(at, piece.size()), piece.begin());
      },
      [&](std::size_t at, std::span<const double> piece) { std::ranges::copy(piece, &samples[at]); });
  return samples;
}

Clip filtered(const Fir& fir, Clip clip) {
  assert(fir.rate_hz == clip.rate_hz);
  return each_channel(std::move(clip),
                      [&](std::vector<double> samples, int) { return filtered(fir, std::move(samples)); });
}

} // namespace quietroom::signal
