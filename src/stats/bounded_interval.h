#pragma once

#include "stats/describe.h"
#include "stats/limits.h"

#include <cstdint>
#include <optional>

namespace quietroom::stats {

/// Score interval of a share of k among n (Wilson 1927), within [0, 1]; empty for n = 0. 0 < level < 1.
std::optional<Limits> wilson(std::uint64_t k, std::uint64_t n, double level = 0.95);

enum class Bounded { clopper_pearson, jeffreys, wilson };

/// Interval of a mean that never leaves the scale and keeps a width where all votes agree: the votes above
/// the lowest level as successes of a binomial (Hossfeld et al. 2018). Wider than needed by construction;
/// empty for no vote. On the scale of the histogram.
std::optional<Limits> bounded_interval(const Histogram& votes, Bounded kind, double level = 0.95);

} // namespace quietroom::stats
