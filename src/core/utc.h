#pragma once

#include <chrono>
#include <string>

namespace quietroom {

/// ISO 8601 in UTC with milliseconds: 2026-01-31T09:05:07.250Z.
std::string utc_text(std::chrono::system_clock::time_point time);

} // namespace quietroom
