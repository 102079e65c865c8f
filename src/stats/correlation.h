#pragma once

#include <optional>
#include <span>

namespace quietroom::stats {

/// Product-moment correlation of pairs; empty for fewer than two, or where either side is constant (equal to
/// 1e-9).
std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// Pearson's r of the mid-ranks.
std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

} // namespace quietroom::stats
