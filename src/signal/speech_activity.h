#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::signal {

/// Samples at which speech is active for each of P.56's thresholds, which lie at 2^(j - thresholds): the
/// two-pole envelope stands at or above it, or did so within the hangover of 0.2 s before. Nothing is active
/// before the first crossing.
std::vector<std::uint64_t> count_activity(std::span<const double> samples, int rate_hz,
                                          std::size_t thresholds);

/// Samples [begin, end).
struct SampleSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const SampleSpan&) const = default;
};

/// Where speech is active for one threshold (of full scale), in order and apart.
std::vector<SampleSpan> spans_above(double threshold, std::span<const double> samples, int rate_hz);

} // namespace quietroom::signal
