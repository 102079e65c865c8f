#pragma once

#include <cmath>
#include <map>

namespace quietroom::test {

/// Pearson's statistic of what was counted against probabilities, as standard deviations above its mean.
/// Values that are expected fewer than ten times are pooled; a value that cannot come gives infinity.
template<class Value>
double excess_chi_square(const std::map<Value, double>& probability, const std::map<Value, int>& counted) {
  double n = 0, chi_square = 0, cells = 0, rest_expected = 0, rest_counted = 0;
  for (const auto& [value, count] : counted) {
    if (!probability.contains(value)) return INFINITY;
    n += count;
  }
  const auto add = [&](double expected, double count) {
    chi_square += (count - expected) * (count - expected) / expected;
    ++cells;
  };
  for (const auto& [value, p] : probability) {
    const double count = counted.contains(value) ? counted.at(value) : 0;
    if (n * p >= 10) {
      add(n * p, count);
    } else {
      rest_expected += n * p;
      rest_counted += count;
    }
  }
  if (rest_expected >= 10) add(rest_expected, rest_counted);
  const double df = cells - 1;
  return (chi_square - df) / std::sqrt(2 * df);
}

} // namespace quietroom::test
