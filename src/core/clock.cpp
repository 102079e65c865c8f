#include "core/clock.h"

#include <chrono>

namespace quietroom {

double monotonic_s() noexcept {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace quietroom
