#pragma once

#include "estimate/cross_correlation.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// What the reference correlates: 2 |x - m| + m, where m is the mean. The samples must outlive it.
CorrelatedSequence envelope(std::span<const double> samples);

struct EnvelopeLag {
  std::ptrdiff_t samples = 0; ///< negative: the degraded sound is late; 0 also where `found` lies too far
  std::ptrdiff_t found = 0;   ///< where the envelopes agree best

  /// It lies beyond half of the reference, which no alignment is built on.
  bool too_far() const { return samples != found; }
  bool operator==(const EnvelopeLag&) const = default;
};

EnvelopeLag envelope_lag(std::span<const double> reference, std::span<const double> degraded,
                         const CrossCorrelator& correlator);

/// The degraded sound moved by such a lag: its first samples dropped, or zeros before them.
std::vector<double> moved(std::vector<double> degraded, std::ptrdiff_t lag);

} // namespace quietroom::estimate
