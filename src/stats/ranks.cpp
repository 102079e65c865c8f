#include "stats/ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace quietroom::stats {

double rounded_for_ranks(double value) { return std::round(value * 1e9) / 1e9; }

Ranks mid_ranks(std::span<const double> values) {
  std::vector<double> rounded(values.size());
  std::transform(values.begin(), values.end(), rounded.begin(), rounded_for_ranks);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return rounded[a] < rounded[b]; });
  Ranks out;
  out.values.resize(values.size());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && rounded[order[end]] == rounded[order[begin]]) ++end;
    const auto ties = static_cast<double>(end - begin);
    for (std::size_t i = begin; i < end; ++i) out.values[order[i]] = static_cast<double>(begin + end + 1) / 2;
    out.tie_sum += ties * ties * ties - ties;
  }
  return out;
}

} // namespace quietroom::stats
