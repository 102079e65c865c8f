#pragma once

#include "compare/polynomial.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// From the scale of a model to that of a panel (ITU-T P.1401): fitted on the points that are compared, and
/// used on nothing else.
namespace quietroom::compare {

enum class Order { none, first, third };

std::optional<Order> parse_order(std::string_view key); ///< "none", "first", "third"
std::string_view key(Order order);
int degree(Order order); ///< 0, 1, 3

/// Where the constraint of fit_mono3 holds the slope at zero.
enum class Flat {
  nowhere,    ///< the least squares cubic is monotone by itself
  everywhere, ///< no rising cubic is better than a constant
  one_place,  ///< an inflection without slope within the range
  low_end,
  high_end,
  both_ends
};

std::string_view key(Flat flat); ///< "nowhere", "everywhere", "one place", "low end", ...

/// A polynomial from objective to subjective, held in (x - centre) / half_span, which is exact where x is far
/// from zero.
struct Mapping {
  Order order = Order::none;
  Polynomial scaled = {0, 1};
  double centre = 0, half_span = 1;
  Flat flat = Flat::nowhere;

  double operator()(double x) const { return value_at(scaled, (x - centre) / half_span); }
};

/// Coefficients taken from the points: 1 without a mapping, 2 of first order, 4 of third. RMSE divides by n -
/// d. [ITU-T P.1401 could not be opened; 4 as open evaluation code that cites its eq. 7-29 has it]
std::uint64_t d_of(Order order);

/// b0, b1, ... in x itself; empty without a mapping.
Polynomial coefficients(const Mapping& mapping);

/// A first-order mapping that falls turns a correlation of -0.99 into +0.99: it must be flagged.
bool falls(const Mapping& mapping);

/// y = b0 + b1 x by least squares; empty where x is constant or there are fewer than two points.
std::optional<Mapping> fit_first(std::span<const double> x, std::span<const double> y);

/// How many x differ by more than 1e-9 of their range.
std::size_t distinct(std::span<const double> x);

/// y = b0 + b1 x + b2 x^2 + b3 x^3 by least squares among the cubics whose slope is nowhere negative from the
/// least to the greatest x. Of fewer than four distinct x it is fit_first.
std::optional<Mapping> fit_mono3(std::span<const double> x, std::span<const double> y);

/// The mapping asked for, or that of the next lower order which the points allow.
std::optional<Mapping> fit(Order order, std::span<const double> x, std::span<const double> y);

} // namespace quietroom::compare
