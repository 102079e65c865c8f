#pragma once

#include <span>
#include <vector>

namespace quietroom::signal {

/// Whether speech is active in each whole millisecond (in half of its samples or more), as P.56 counts it at
/// the threshold that belongs to the active level of this sound. Empty where P.56 finds no speech.
std::vector<bool> active_milliseconds(std::span<const double> samples, int rate_hz);

} // namespace quietroom::signal
