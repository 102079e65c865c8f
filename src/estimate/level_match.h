#pragma once

#include <span>

namespace quietroom::estimate {

/// Root mean square, the mean included.
double rms_of(std::span<const double> samples);

/// By what the degraded sound is multiplied to have the level of the reference: silence and what was moved in
/// count. Neither is all zero.
double level_factor(std::span<const double> reference, std::span<const double> degraded);

} // namespace quietroom::estimate
