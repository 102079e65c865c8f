#include "signal/fir.h"

#include "signal/kaiser.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace quietroom::signal {

namespace {

constexpr double pi = std::numbers::pi;

/// Kaiser's estimate of the length, made odd.
std::size_t kaiser_length(double attenuation_db, double transition_hz, int rate_hz) {
  const double width = 2.0 * pi * transition_hz / rate_hz;
  return static_cast<std::size_t>(std::ceil((attenuation_db - 7.95) / (2.285 * width)) + 1.0) | 1U;
}

double sinc(double x) { return x == 0.0 ? 1.0 : std::sin(pi * x) / (pi * x); }

} // namespace

Fir low_pass(int rate_hz, BandEdge edge, double attenuation_db) {
  assert(edge.frequency_hz > 0.0 && 2.0 * edge.frequency_hz < rate_hz && attenuation_db > 7.95);
  Fir out{rate_hz, kaiser_window(kaiser_length(attenuation_db, edge.transition_hz, rate_hz),
                                 kaiser_beta(attenuation_db))};
  const double middle = static_cast<double>(out.taps.size() - 1) / 2.0;
  for (std::size_t i = 0; i < out.taps.size(); ++i)
    out.taps[i] *= sinc(2.0 * edge.frequency_hz / rate_hz * (static_cast<double>(i) - middle));
  const double sum = std::accumulate(out.taps.begin(), out.taps.end(), 0.0);
  for (double& tap : out.taps) tap /= sum;
  return out;
}

Fir band_pass(int rate_hz, BandEdge low, BandEdge high, double attenuation_db) {
  Fir longer = low_pass(rate_hz, high, attenuation_db);
  Fir shorter = low_pass(rate_hz, low, attenuation_db);
  for (double& tap : shorter.taps) tap = -tap;
  if (longer.taps.size() < shorter.taps.size()) std::swap(longer, shorter);
  const std::size_t offset = (longer.taps.size() - shorter.taps.size()) / 2;
  for (std::size_t i = 0; i < shorter.taps.size(); ++i) longer.taps[offset + i] += shorter.taps[i];
  return longer;
}

double gain_db(const Fir& fir, double frequency_hz) {
  const std::size_t middle = fir.taps.size() / 2; // symmetric taps: the response is real about the middle
  const std::complex<double> turn = std::polar(1.0, 2.0 * pi * frequency_hz / fir.rate_hz);
  std::complex<double> phase = turn;
  double sum = fir.taps[middle];
  for (std::size_t i = 1; i <= middle; ++i, phase *= turn) sum += 2.0 * fir.taps[middle + i] * phase.real();
  return 20.0 * std::log10(std::abs(sum));
}

double noise_power_gain(const Fir& fir) {
  return std::inner_product(fir.taps.begin(), fir.taps.end(), fir.taps.begin(), 0.0);
}

} // namespace quietroom::signal
