#pragma once

#include "signal/active_level.h"

namespace quietroom::signal {

/// Samples at which speech is active for each threshold of P.56: the two-pole envelope stands at or above
/// it, or did so within the hangover of 0.2 s before. Nothing is active before the first crossing.
std::array<std::uint64_t, activity_thresholds> count_activity(std::span<const double> samples, int rate_hz);

} // namespace quietroom::signal
