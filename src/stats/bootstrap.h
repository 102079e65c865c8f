#pragma once

#include "stats/cluster_interval.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quietroom::stats {

enum class Resampling { listeners, votes };
enum class BootstrapLimits { percentile, bca };

struct BootstrapOptions {
  Resampling resampling = Resampling::listeners;
  BootstrapLimits limits = BootstrapLimits::percentile;
  std::uint64_t replicates = 10000; ///< at least 1; 2000 or more for limits
  std::uint64_t seed = 1;
};

/// Both kinds of limits from one set of replicates. Empty for fewer than two units.
struct BootstrapInterval {
  double estimate = 0;
  std::optional<double> se; ///< standard deviation of the replicates, divisor B - 1
  std::optional<double> percentile_low, percentile_high;
  std::optional<double> bca_low, bca_high;
  std::optional<double> z0; ///< bias correction, ties counted half; empty where all replicates are equal
  double acceleration = 0;
};

/// From so many units on a sample is drawn class by class where most units are like many others
/// (class_resampling.h): the time of drawing one by one grows with the number of units.
constexpr std::size_t many_units = 256;

/// Resamples the units (listeners, or single votes of count 1) of each sample with replacement; a replicate
/// is the sum over the sum of counts. Of units that are drawn one by one, draw k of replicate b is word b n +
/// k of SplitMix64(seed), bounded by the n units: the same on every machine, and the same draws for all
/// samples of n units. There the order of the units matters: sort listeners bytewise, votes by listener and
/// stimulus.
std::vector<BootstrapInterval> bootstrap_means(std::span<const std::vector<ClusterSum>> samples,
                                               const BootstrapOptions& options, double level = 0.95);

} // namespace quietroom::stats
