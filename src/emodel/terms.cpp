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
  const double X = std::log(Ta / sensitivity.mT) / std::numbers::ln2;
  if (sensitivity.sT == 1) {
    const double X6 = X * X * X * X * X * X;
    const auto root = [](double y) { return std::exp(std::log(y) / 6); };
    return 25 * (root(1 + X6) - 3 * root(1 + X6 / 729) + 2);
  }
  const double exponent = 6 * sensitivity.sT;
  const double log_X = std::log(X);
  const auto smooth = [&](double log_base) {
    return std::exp(std::log(1 + std::exp(exponent * log_base)) / exponent);
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
  const double longer = factor * std::log((1 + T / 10) / (1 + T / 150));
  return T > 50 ? longer : longer + 6 * std::exp(-0.3 * T * T); // beyond, exp is 0, and slow in saying so
}

double talker_echo_impairment(double Roe_minus_Re, double T) {
  if (T < 1) return 0;
  const double fade = T > 40 ? 1 : 1 - std::exp(-T); // 1 to the last bit there
  return (smooth_positive(Roe_minus_Re, 100) - 1) * fade;
}

double effective_equipment_impairment(double Ie, double Bpl, double Ppl, double BurstR, double limit) {
  return Ppl == 0 ? Ie : Ie + (limit - Ie) * Ppl / (Ppl / BurstR + Bpl);
}

std::vector<std::string_view> sentences_of_mask(std::span<const std::string_view> sentences, unsigned mask) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if ((mask >> i & 1) != 0) out.push_back(sentences[i]);
  return out;
}

} // namespace quietroom::emodel
