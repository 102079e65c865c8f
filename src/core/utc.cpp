#include "core/utc.h"

#include <fmt/chrono.h>

namespace quietroom {

std::string utc_text(std::chrono::system_clock::time_point time) {
  using namespace std::chrono;
  const auto ms = floor<milliseconds>(time);
  const auto s = floor<seconds>(ms);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(system_clock::to_time_t(s)),
                     (ms - s).count());
}

} // namespace quietroom
