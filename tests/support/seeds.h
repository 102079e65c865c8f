#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

namespace quietroom::test {

/// How many seeds a property of plans is tried with: a twentieth of 1,000, or as many as QUIETROOM_SEEDS
/// says. A failure captures its seed.
inline std::uint64_t seeds() {
  const char* wanted = std::getenv("QUIETROOM_SEEDS");
  return wanted == nullptr ? 50 : std::stoull(wanted);
}

} // namespace quietroom::test
