#include "core/available_cores.h"

#include <algorithm>
#include <sched.h>
#include <thread>

namespace quietroom {

unsigned available_cores() noexcept {
  cpu_set_t own; // those of the process, where taskset or a container gives it fewer than there are
  if (sched_getaffinity(0, sizeof own, &own) == 0) return static_cast<unsigned>(std::max(1, CPU_COUNT(&own)));
  return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace quietroom
