#include "method/names.h"

namespace quietroom::method {

std::string_view name_of(Role role) {
  switch (role) {
  case Role::processed:
    return "processed";
  case Role::reference:
    return "reference";
  case Role::hidden_reference:
    return "hidden_reference";
  case Role::anchor:
    break;
  }
  return "anchor";
}

std::string name_of(const Scale& scale) {
  return std::to_string(scale.low) + ":" + std::to_string(scale.high);
}

std::string presentation_of(const Trial& trial) {
  std::string out;
  for (const Presented& each : trial.presented) out.append(out.empty() ? "" : ",").append(name_of(each.role));
  return out;
}

} // namespace quietroom::method
