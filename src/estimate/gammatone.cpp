#include "estimate/gammatone.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace quietroom::estimate {

namespace {

using Complex = std::complex<double>;

constexpr double ear_q = 9.26449; // Glasberg and Moore, as TR-35 has them
constexpr double least_bandwidth_hz = 24.7;

/// Of the zeros of the four biquads: sqrt(3 +- 2^1.5), both signs.
std::array<double, 4> zero_factors() {
  const double wide = std::sqrt(3 + std::pow(2, 1.5));
  const double narrow = std::sqrt(3 - std::pow(2, 1.5));
  return {wide, -wide, narrow, -narrow};
}

double gain_of(double w, double bt, double t) {
  const Complex z = std::polar(1.0, 2 * w);
  const Complex turn = std::polar(std::exp(-bt), w);
  Complex numerator = 1;
  for (const double factor : zero_factors())
    numerator *= -2.0 * z * t + 2.0 * turn * t * (std::cos(w) + factor * std::sin(w));
  const Complex root = -2 / std::exp(2 * bt) - 2.0 * z + 2.0 * (1.0 + z) / std::exp(bt);
  return std::abs(numerator / std::pow(root, 4));
}

GammatoneFilter filter_at(double centre_hz, int rate_hz) {
  const double t = 1.0 / rate_hz;
  const double bandwidth_hz = centre_hz / ear_q + least_bandwidth_hz;
  const double bt = 1.019 * 2 * std::numbers::pi * bandwidth_hz * t;
  const double w = 2 * std::numbers::pi * centre_hz * t;
  GammatoneFilter out;
  out.centre_hz = centre_hz;
  out.a0 = t;
  for (std::size_t k = 0; k < out.a1.size(); ++k)
    out.a1[k] = -t / std::exp(bt) * (std::cos(w) + zero_factors()[k] * std::sin(w));
  out.b1 = -2 * std::cos(w) / std::exp(bt);
  out.b2 = std::exp(-2 * bt);
  out.gain = gain_of(w, bt, t);
  return out;
}

} // namespace

std::vector<GammatoneFilter> gammatone_filters(const Setup& setup) {
  constexpr double k = ear_q * least_bandwidth_hz;
  const double n = static_cast<double>(setup.bands);
  std::vector<GammatoneFilter> out;
  for (std::size_t i = setup.bands; i > 0; --i)
    out.push_back(
        filter_at(-k + (setup.highest_hz + k) *
                           std::exp(static_cast<double>(i) *
                                    (std::log(setup.lowest_hz + k) - std::log(setup.highest_hz + k)) / n),
                  setup.rate_hz));
  return out;
}

} // namespace quietroom::estimate
