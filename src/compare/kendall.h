#pragma once

#include <optional>
#include <span>

namespace quietroom::compare {

/// Kendall's tau-b: (C - D) / sqrt((n0 - tx)(n0 - ty)) over all n0 pairs of points, tx and ty of which are
/// tied in x and in y. Values equal to 1e-9 are tied, as for ranks. Empty for fewer than two points or a
/// constant side. In n log n (W. R. Knight, J. Amer. Statist. Assoc. 61 (1966) 436-439).
std::optional<double> kendall_tau_b(std::span<const double> x, std::span<const double> y);

} // namespace quietroom::compare
