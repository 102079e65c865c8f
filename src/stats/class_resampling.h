#pragma once

#include "stats/cluster_interval.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quietroom::stats {

/// Draws as many units as there are, with replacement, `replicates` times; a replicate is the sum over the
/// sum of counts. Units of equal sum and count are one class, and how often a class is drawn is a binomial
/// draw of what is left (a multinomial one in all), so the time grows with the number of classes, not of
/// units. Units of rare classes are drawn one by one; where most units are of such, nothing is gained and
/// there is no answer. The order of the units does not matter; replicate b is the same however many follow.
/// At least one unit.
std::optional<std::vector<double>> replicates_by_class(std::span<const ClusterSum> units,
                                                       std::uint64_t replicates, std::uint64_t seed);

/// Whether so many units, among whom at most `distinct` differ, have an answer in any case.
bool surely_by_class(std::size_t units, std::size_t distinct);

} // namespace quietroom::stats
