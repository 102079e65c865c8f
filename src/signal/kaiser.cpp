#include "signal/kaiser.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::signal {

namespace {

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

} // namespace

double kaiser_beta(double attenuation_db) {
  if (attenuation_db > 50.0) return 0.1102 * (attenuation_db - 8.7);
  if (attenuation_db <= 21.0) return 0.0;
  return 0.5842 * std::pow(attenuation_db - 21.0, 0.4) + 0.07886 * (attenuation_db - 21.0);
}

std::vector<double> kaiser_window(std::size_t taps, double beta) {
  assert(taps % 2 == 1);
  const double middle = static_cast<double>(taps / 2);
  std::vector<double> out(taps);
  for (std::size_t i = 0; i < taps; ++i) {
    const double t = middle == 0.0 ? 0.0 : (static_cast<double>(i) - middle) / middle;
    out[i] = bessel_i0(beta * std::sqrt(std::max(0.0, 1.0 - t * t))) / bessel_i0(beta);
  }
  return out;
}

} // namespace quietroom::signal
