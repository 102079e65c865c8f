#pragma once

#include "stats/bounded_interval.h"

#include <cstdint>
#include <optional>
#include <span>

namespace quietroom::compare {

struct PairedBootstrap {
  std::uint64_t replicates = 10000; ///< at least 2
  std::uint64_t seed = 1;
};

/// RMSE of A less that of B.
struct RmseDifference {
  double difference = 0;
  stats::Limits ci; ///< percentile limits of type 7, 95 %
  double p = 1;     ///< two-sided: twice the smaller tail beyond zero, (count + 1) / (replicates + 1)
};

/// Resamples points with replacement, both errors of a point together; mappings stay as they were fitted.
/// Draw k of replicate b is word b n + k of SplitMix64(seed), bounded by the n points. RMSE = sqrt(sum e^2 /
/// (n - d)). Empty for fewer than two points or no degree of freedom.
std::optional<RmseDifference> rmse_difference(std::span<const double> errors_a,
                                              std::span<const double> errors_b, std::uint64_t d_a,
                                              std::uint64_t d_b, const PairedBootstrap& options);

} // namespace quietroom::compare
