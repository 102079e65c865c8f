#include "compare/kendall.h"

#include "stats/ranks.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace quietroom::compare {

namespace {

/// Pairs within runs of equal values.
template<class Iterator, class Equal>
std::int64_t tied_pairs(Iterator begin, Iterator end, Equal equal) {
  std::int64_t out = 0;
  while (begin != end) {
    const Iterator next =
        std::find_if_not(begin, end, [&](const auto& value) { return equal(*begin, value); });
    const std::int64_t run = next - begin;
    out += run * (run - 1) / 2;
    begin = next;
  }
  return out;
}

/// Sorts, and counts the pairs that stood in the wrong order.
std::int64_t inversions(std::vector<double>& values, std::size_t begin, std::size_t end) {
  if (end - begin < 2) return 0;
  const std::size_t middle = begin + (end - begin) / 2;
  std::int64_t out = inversions(values, begin, middle) + inversions(values, middle, end);
  for (std::size_t left = begin, right = middle; left < middle; ++left) {
    while (right < end && values[right] < values[left]) ++right;
    out += static_cast<std::int64_t>(right - middle);
  }
  const auto at = [&](std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(i); };
  std::inplace_merge(at(begin), at(middle), at(end));
  return out;
}

} // namespace

std::optional<double> kendall_tau_b(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  std::vector<std::pair<double, double>> points;
  for (std::size_t i = 0; i < x.size(); ++i)
    points.emplace_back(stats::rounded_for_ranks(x[i]), stats::rounded_for_ranks(y[i]));
  std::sort(points.begin(), points.end());
  const auto same_x = [](const auto& a, const auto& b) { return a.first == b.first; };
  const std::int64_t tied_x = tied_pairs(points.begin(), points.end(), same_x);
  const std::int64_t tied_both = tied_pairs(points.begin(), points.end(), std::equal_to<>());
  std::vector<double> by_x; // y in the order of x; where x is tied ascending, which counts no inversion
  for (const auto& point : points) by_x.push_back(point.second);
  const std::int64_t discordant = inversions(by_x, 0, by_x.size());
  const std::int64_t tied_y = tied_pairs(by_x.begin(), by_x.end(), std::equal_to<>());
  const auto n = static_cast<std::int64_t>(x.size());
  const std::int64_t all = n * (n - 1) / 2;
  if (all == tied_x || all == tied_y) return std::nullopt;
  const std::int64_t concordant = all - tied_x - tied_y + tied_both - discordant;
  return static_cast<double>(concordant - discordant) /
         std::sqrt(static_cast<double>(all - tied_x) * static_cast<double>(all - tied_y));
}

} // namespace quietroom::compare
