#pragma once

#include <span>
#include <vector>

namespace quietroom::compare {

/// Coefficients of x^0, x^1, ...; none is the zero polynomial.
using Polynomial = std::vector<double>;

double value_at(std::span<const double> p, double x);
Polynomial derivative(std::span<const double> p);
Polynomial product(std::span<const double> p, std::span<const double> q);
Polynomial difference(std::span<const double> p, std::span<const double> q);

/// p((x - centre) / half_span) as a polynomial in x; half_span > 0.
Polynomial unscaled(std::span<const double> p, double centre, double half_span);

/// Where p changes its sign or is zero at a stationary point or an end, ascending, low <= root <= high; each
/// to the last bit of its sign change. A double root that rounding lifts off zero is not found.
std::vector<double> roots_between(std::span<const double> p, double low, double high);

} // namespace quietroom::compare
