#include "compare/mapping.h"

#include "compare/least_squares.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace quietroom::compare {

std::optional<Order> parse_order(std::string_view text) {
  for (const Order order : {Order::none, Order::first, Order::third})
    if (text == key(order)) return order;
  return std::nullopt;
}

std::string_view key(Order order) {
  constexpr std::array<std::string_view, 3> keys = {"none", "first", "third"};
  return keys[static_cast<std::size_t>(order)];
}

int degree(Order order) {
  constexpr std::array<int, 3> degrees = {0, 1, 3};
  return degrees[static_cast<std::size_t>(order)];
}

std::string_view key(Flat flat) {
  constexpr std::array<std::string_view, 6> keys = {"nowhere", "everywhere", "one place",
                                                    "low end", "high end",   "both ends"};
  return keys[static_cast<std::size_t>(flat)];
}

std::uint64_t d_of(Order order) {
  return order == Order::none ? 1 : static_cast<std::uint64_t>(degree(order)) + 1;
}

Polynomial coefficients(const Mapping& mapping) {
  if (mapping.order == Order::none) return {};
  return unscaled(mapping.scaled, mapping.centre, mapping.half_span);
}

bool falls(const Mapping& mapping) {
  constexpr double rounding = 1e-9; // MOS over half of the range: less is a flat line
  return mapping.order == Order::first && mapping.scaled[1] < -rounding;
}

std::size_t distinct(std::span<const double> x) {
  if (x.empty()) return 0;
  std::vector<double> sorted(x.begin(), x.end());
  std::sort(sorted.begin(), sorted.end());
  const double step = (sorted.back() - sorted.front()) * 1e-9;
  std::size_t out = 1;
  double last = sorted.front();
  for (const double value : sorted)
    if (value - last > step) {
      ++out;
      last = value;
    }
  return out;
}

std::optional<Mapping> fit_first(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  if (distinct(x) < 2) return std::nullopt;
  const auto [low, high] = std::minmax_element(x.begin(), x.end());
  Mapping out{Order::first, {}, *low + (*high - *low) / 2, (*high - *low) / 2};
  std::vector<std::vector<double>> columns(2);
  for (const double value : x) {
    columns[0].push_back(1);
    columns[1].push_back((value - out.centre) / out.half_span);
  }
  out.scaled = least_squares(columns, y);
  return out;
}

std::optional<Mapping> fit(Order order, std::span<const double> x, std::span<const double> y) {
  switch (order) {
  case Order::none:
    break;
  case Order::first:
    return fit_first(x, y);
  case Order::third:
    return fit_mono3(x, y);
  }
  return Mapping{};
}

} // namespace quietroom::compare
