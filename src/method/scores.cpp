#include "method/scores.h"

#include <algorithm>
#include <cassert>

namespace quietroom::method {

std::size_t categories(const Scale& scale) { return static_cast<std::size_t>(scale.high - scale.low) + 1; }

bool contains(const Scale& scale, int value) { return value >= scale.low && value <= scale.high; }

std::size_t place_of(const Scale& scale, int value) {
  assert(contains(scale, value));
  return static_cast<std::size_t>(scale.high - value);
}

std::optional<std::string> designation_of(const Method& method, std::string_view context) {
  if (!method.scoring.names_bandwidth) return method.scoring.designation;
  for (const std::string_view known : {"NB", "WB", "SWB", "FB"})
    if (context == known) return method.scoring.designation + known.front();
  return std::nullopt;
}

std::size_t first_judged(const Trial& trial) {
  const auto found = std::ranges::find_if(trial.presented,
                                          [](const Presented& each) { return each.role != Role::reference; });
  assert(found != trial.presented.end());
  return static_cast<std::size_t>(found - trial.presented.begin());
}

std::optional<std::size_t> reference_of(const Trial& trial) {
  const auto found = std::ranges::find(trial.presented, Role::reference, &Presented::role);
  if (found == trial.presented.end()) return std::nullopt;
  return static_cast<std::size_t>(found - trial.presented.begin());
}

} // namespace quietroom::method
