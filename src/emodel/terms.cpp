#include "emodel/terms.h"

#include <cmath>
#include <numbers>

namespace quietroom::emodel {

namespace {

/// d/2 + sqrt(d^2/4 + square) without cancellation where d is far below zero (Idle: d is about -1134).
double smooth_positive(double d, double square) {
  const double root = std::sqrt(d * d / 4 + square);
  return d < 0 ? square / (root - d / 2) : root + d / 2;
}

} // namespace

double absolute_delay_impairment(double Ta, DelayClass sensitivity) {
  if (Ta <= sensitivity.mT) return 0;
  // The exponent is 6 times sT, not 6 minus sT: sT = 1 is the older editions' formula. Powers by logarithms:
  // X is above zero here.
  const double exponent = 6 * sensitivity.sT;
  const double log_X = std::log(std::log(Ta / sensitivity.mT) / std::numbers::ln2);
  const auto smooth = [&](double log_base) {
    return std::exp(std::log1p(std::exp(exponent * log_base)) / exponent);
  };
  static const double log_3 = std::log(3.0);
  return 25 * (smooth(log_X) - 3 * smooth(log_X - log_3) + 2);
}

double listener_echo_impairment(double Ro, double WEPL, double Tr) {
  const double Rle = 10.5 * (WEPL + 7) / std::sqrt(std::sqrt(Tr + 1));
  return smooth_positive(Ro - Rle, 169);
}

double echo_path_weight(double T) {
  constexpr double factor = -40 / std::numbers::ln10; // -40 log10
  return factor * std::log((1 + T / 10) / (1 + T / 150)) + 6 * std::exp(-0.3 * T * T);
}

double talker_echo_impairment(double Roe_minus_Re, double T) {
  return T < 1 ? 0 : (smooth_positive(Roe_minus_Re, 100) - 1) * (1 - std::exp(-T));
}

double effective_equipment_impairment(double Ie, double Bpl, double Ppl, double BurstR, double limit) {
  return Ppl == 0 ? Ie : Ie + (limit - Ie) * Ppl / (Ppl / BurstR + Bpl);
}

} // namespace quietroom::emodel
