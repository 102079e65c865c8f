#include "core/binomial.h"

#include <cmath>
#include <numbers>

namespace quietroom {

namespace {

/// Where inversion becomes slower than rejection, and below which BTRS is not valid.
constexpr double least_mean_of_rejection = 10;

/// Our own, for the last digit of std::log differs between C libraries. x > 0 and normal.
double natural_log(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent); // exact
  if (m < std::numbers::sqrt2 / 2) {
    m *= 2;
    --exponent;
  }
  const double s = (m - 1) / (m + 1), square = s * s; // |s| < 0.172: 11 terms reach the last digit
  constexpr double odd_inverses[] = {1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11,
                                     1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3,  1.0};
  double sum = 0;
  for (const double inverse : odd_inverses) sum = sum * square + inverse;
  return exponent * std::numbers::ln2 + 2 * s * sum;
}

/// What Stirling's formula lacks of ln k! (its series in 1/(k + 1); a table where that is too coarse).
double stirling_rest(double k) {
  constexpr double of_small[] = {0.08106146679532726, 0.04134069595540929, 0.02767792568499834,
                                 0.02079067210376509, 0.01664469118982119, 0.01387612882307075,
                                 0.01189670994589177, 0.01041126526197209, 0.009255462182712733,
                                 0.008330563433362871};
  if (k < 10) return of_small[static_cast<int>(k)];
  const double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

double power(double base, std::uint64_t exponent) {
  double out = 1;
  for (; exponent != 0; exponent /= 2, base *= base)
    if (exponent % 2 == 1) out *= base;
  return out;
}

/// Adds up the probabilities of 0, 1, 2 ... until they pass a uniform number.
std::uint64_t by_inversion(SplitMix64& words, std::uint64_t n, double p) {
  const double odds = p / (1 - p);
  double probability = power(1 - p, n), left = words.next_unit();
  std::uint64_t k = 0;
  while (left >= probability && k < n) {
    left -= probability;
    ++k;
    probability *= static_cast<double>(n - k + 1) / static_cast<double>(k) * odds;
  }
  return k;
}

/// 10 <= n p and p <= 1/2. Names of constants as in the paper.
std::uint64_t by_rejection(SplitMix64& words, std::uint64_t trials, double p) {
  const auto n = static_cast<double>(trials);
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p, c = n * p + 0.5;
  const double v_r = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spread, odds = p / (1 - p);
  const double m = std::floor((n + 1) * p); // the mode
  for (;;) {
    const double u = words.next_unit() - 0.5, v = words.next_unit(), us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + c);
    if (us >= 0.07 && v <= v_r) return static_cast<std::uint64_t>(k);
    if (!(k >= 0 && k <= n) || us == 0) continue;
    const double height = v * alpha / (a / (us * us) + b);
    const double limit = (m + 0.5) * natural_log((m + 1) / (odds * (n - m + 1))) +
                         (n + 1) * natural_log((n - m + 1) / (n - k + 1)) +
                         (k + 0.5) * natural_log(odds * (n - k + 1) / (k + 1)) + stirling_rest(m) +
                         stirling_rest(n - m) - stirling_rest(k) - stirling_rest(n - k);
    if (height == 0 || natural_log(height) <= limit) return static_cast<std::uint64_t>(k);
  }
}

} // namespace

std::uint64_t binomial(SplitMix64& words, std::uint64_t n, double p) {
  if (n == 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(words, n, 1 - p);
  return static_cast<double>(n) * p < least_mean_of_rejection ? by_inversion(words, n, p)
                                                              : by_rejection(words, n, p);
}

} // namespace quietroom
