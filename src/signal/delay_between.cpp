#include "signal/delay_between.h"

#include "signal/fir.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace quietroom::signal {

DelayFound delay_between(std::span<const double> before, std::span<const double> after, std::size_t most) {
  const auto energy = [](std::span<const double> x) {
    return std::inner_product(x.begin(), x.end(), x.begin(), 0.0);
  };
  const double both = std::sqrt(energy(before) * energy(after));
  if (both == 0) return {};
  const std::vector<double> turned(before.rbegin(), before.rend());
  const std::vector<double> products = convolved(turned, turned.size() - 1, after, most + 1);
  const auto best = std::ranges::max_element(products);
  return {static_cast<std::size_t>(best - products.begin()), *best / both};
}

} // namespace quietroom::signal
