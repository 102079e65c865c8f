#include "stats/multiplicity.h"

#include <algorithm>
#include <numeric>

namespace quietroom::stats {

namespace {

std::vector<std::size_t> ascending(std::span<const double> p) {
  std::vector<std::size_t> out(p.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return out;
}

} // namespace

std::vector<double> holm(std::span<const double> p) {
  std::vector<double> out(p.size());
  double highest = 0;
  std::size_t left = p.size();
  for (const std::size_t i : ascending(p)) {
    highest = std::max(highest, static_cast<double>(left--) * p[i]);
    out[i] = std::min(1.0, highest);
  }
  return out;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<double> out(p.size());
  const std::vector<std::size_t> order = ascending(p);
  double lowest = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t i = order[rank - 1];
    lowest = std::min(lowest, static_cast<double>(p.size()) * p[i] / static_cast<double>(rank));
    out[i] = lowest;
  }
  return out;
}

} // namespace quietroom::stats
