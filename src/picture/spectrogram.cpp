#include "picture/spectrogram.h"

#include "signal/fourier.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace quietroom::picture {

namespace {

constexpr double window_s = 0.02;

std::vector<double> hann(std::size_t length) {
  std::vector<double> out(length);
  for (std::size_t i = 0; i < length; ++i)
    out[i] =
        0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(length));
  return out;
}

/// samples[first ... first + window.size()) times the window, zeros beyond the ends.
void take(std::span<const double> samples, std::ptrdiff_t first, const std::vector<double>& window,
          std::vector<std::complex<double>>& out) {
  for (std::size_t i = 0; i < window.size(); ++i) {
    const std::ptrdiff_t at = first + static_cast<std::ptrdiff_t>(i);
    const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(samples.size());
    out[i] = inside ? samples[static_cast<std::size_t>(at)] * window[i] : 0;
  }
}

} // namespace

Spectrogram spectrogram(std::span<const double> samples, int rate_hz, std::size_t frames) {
  assert(frames > 0 && !samples.empty());
  const std::size_t length = std::bit_ceil(static_cast<std::size_t>(window_s * rate_hz));
  const std::vector<double> window = hann(length);
  const double sum = std::accumulate(window.begin(), window.end(), 0.0);
  Spectrogram out;
  out.frames = frames;
  out.bins = length / 2 + 1;
  out.bin_hz = static_cast<double>(rate_hz) / static_cast<double>(length);
  out.step_s = static_cast<double>(samples.size()) / rate_hz / static_cast<double>(frames);
  out.level_dbov.reserve(out.frames * out.bins);
  const signal::Fourier transform(length);
  std::vector<std::complex<double>> windowed(length);
  std::vector<std::complex<double>> spectrum(length);
  for (std::size_t frame = 0; frame < frames; ++frame) {
    const auto centre = std::llround(static_cast<double>(frame) * out.step_s * rate_hz);
    take(samples, centre - static_cast<std::ptrdiff_t>(length / 2), window, windowed);
    transform.forward(windowed, spectrum);
    for (std::size_t bin = 0; bin < out.bins; ++bin) {
      const double amplitude = 2 * std::abs(spectrum[bin]) / sum;
      out.level_dbov.push_back(10 * std::log10(amplitude * amplitude / 2));
    }
  }
  return out;
}

} // namespace quietroom::picture
