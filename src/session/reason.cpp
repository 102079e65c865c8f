#include "session/reason.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quietroom::session {

namespace {

constexpr std::pair<Reason, std::string_view> names[] = {
    {Reason::underrun, "underrun"}, {Reason::gap, "gap"},
    {Reason::stall, "stall"},       {Reason::device_lost, "device_lost"},
    {Reason::killed, "killed"},     {Reason::store, "store"},
    {Reason::device, "device"},     {Reason::repeated_faults, "repeated_faults"},
    {Reason::files, "files"},       {Reason::check, "check"},
    {Reason::escape, "escape"},     {Reason::timeout, "timeout"},
};

} // namespace

std::string_view name_of(Reason reason) {
  return std::ranges::find(names, reason, &std::pair<Reason, std::string_view>::first)->second;
}

std::optional<Reason> reason_of(std::string_view name) {
  const auto* const found = std::ranges::find(names, name, &std::pair<Reason, std::string_view>::second);
  return found == std::end(names) ? std::nullopt : std::optional(found->first);
}

} // namespace quietroom::session
