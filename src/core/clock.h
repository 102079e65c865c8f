#pragma once

namespace quietroom {

/// Seconds of the one clock that never goes back (std::chrono::steady_clock), since an unknown moment: for
/// differences. Any thread; real-time safe.
double monotonic_s() noexcept;

} // namespace quietroom
