#include "signal/fir.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace quietroom::signal {

namespace {

constexpr double pi = std::numbers::pi;

/// Modified Bessel function: I0(x) = sum over k of ((x/2)^k / k!)^2.
double bessel_i0(double x) {
  double sum = 1;
  double term = 1;
  for (double k = 1; term > 1e-17 * sum; ++k) {
    term *= (x / 2.0 / k) * (x / 2.0 / k);
    sum += term;
  }
  return sum;
}

/// Kaiser's shape parameter for a stop band; his three pieces.
double kaiser_beta(double attenuation_db) {
  if (attenuation_db > 50.0) return 0.1102 * (attenuation_db - 8.7);
  if (attenuation_db <= 21.0) return 0.0;
  return 0.5842 * std::pow(attenuation_db - 21.0, 0.4) + 0.07886 * (attenuation_db - 21.0);
}

/// Kaiser's estimate of the length, made odd.
std::size_t kaiser_length(double attenuation_db, double transition_hz, int rate_hz) {
  const double width = 2.0 * pi * transition_hz / rate_hz;
  return static_cast<std::size_t>(std::ceil((attenuation_db - 7.95) / (2.285 * width)) + 1.0) | 1U;
}

double sinc(double x) { return x == 0.0 ? 1.0 : std::sin(pi * x) / (pi * x); }

} // namespace

Fir low_pass(int rate_hz, BandEdge edge, double attenuation_db) {
  assert(edge.frequency_hz > 0.0 && 2.0 * edge.frequency_hz < rate_hz && attenuation_db > 7.95);
  const double beta = kaiser_beta(attenuation_db);
  Fir out{rate_hz, std::vector<double>(kaiser_length(attenuation_db, edge.transition_hz, rate_hz))};
  const double middle = static_cast<double>(out.taps.size() - 1) / 2.0;
  for (std::size_t i = 0; i < out.taps.size(); ++i) {
    const double t = static_cast<double>(i) - middle;
    const double window = bessel_i0(beta * std::sqrt(std::max(0.0, 1.0 - t * t / (middle * middle))));
    out.taps[i] = window * sinc(2.0 * edge.frequency_hz / rate_hz * t);
  }
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

Fir telephone_band() {
  // Edges at the -6 dB points of the published response; the widths are fitted to it (within 0.2 dB).
  return band_pass(16000, {75.2, 160.0}, {3491.5, 220.0}, 50.0);
}

double gain_db(const Fir& fir, double frequency_hz) {
  const double middle = static_cast<double>(fir.taps.size() - 1) / 2.0;
  double sum = 0; // symmetric taps: the response is real about the middle
  for (std::size_t i = 0; i < fir.taps.size(); ++i)
    sum += fir.taps[i] * std::cos(2.0 * pi * frequency_hz / fir.rate_hz * (static_cast<double>(i) - middle));
  return 20.0 * std::log10(std::abs(sum));
}

double noise_power_gain(const Fir& fir) {
  return std::inner_product(fir.taps.begin(), fir.taps.end(), fir.taps.begin(), 0.0);
}

} // namespace quietroom::signal
