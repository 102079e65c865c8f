#include "signal/shaped_noise.h"

#include "core/gaussian.h"
#include "signal/fir.h"
#include "signal/fourier.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace quietroom::signal {

namespace {

/// By frequency sampling, four times as fine as the filter is long, under a Hann window; unit noise power.
Fir shaping_filter(const NoiseSpectrum& spectrum, int rate_hz) {
  const std::size_t half = static_cast<std::size_t>(rate_hz) / 4;
  const Fourier fourier(std::bit_ceil(8 * half));
  const std::size_t size = fourier.size();
  Spectrum response(size);
  for (std::size_t k = 0; k <= size / 2; ++k) {
    const double frequency_hz = static_cast<double>(k) * rate_hz / static_cast<double>(size);
    const double magnitude = std::pow(10.0, density_db(spectrum, frequency_hz) / 20.0);
    response[k] = magnitude;
    response[(size - k) % size] = magnitude;
  }
  Spectrum impulse(size);
  fourier.inverse(response, impulse);
  Fir out{rate_hz, std::vector<double>(2 * half + 1)};
  for (std::size_t i = 0; i <= half; ++i) {
    const double window =
        0.5 + 0.5 * std::cos(std::numbers::pi * static_cast<double>(i) / static_cast<double>(half + 1));
    out.taps[half - i] = out.taps[half + i] = window * impulse[i].real();
  }
  const double gain = 1.0 / std::sqrt(noise_power_gain(out));
  for (double& tap : out.taps) tap *= gain;
  return out;
}

} // namespace

Clip shaped_noise(const NoiseSpectrum& spectrum, int rate_hz, std::size_t frames, std::uint64_t seed) {
  const Fir filter = shaping_filter(spectrum, rate_hz);
  const auto half = static_cast<std::ptrdiff_t>(filter.taps.size() / 2);
  Gaussian white(seed);
  std::vector<double> samples(frames + filter.taps.size() - 1);
  for (double& x : samples) x = white.next();
  const std::vector<double> shaped =
      filtered(filter, std::move(samples)); // its ends know too little of the noise
  return {rate_hz, 1, {shaped.begin() + half, shaped.end() - half}};
}

} // namespace quietroom::signal
