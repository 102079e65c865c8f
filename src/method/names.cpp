#include "method/names.h"

#include "core/number.h"

#include <cstdlib>

namespace quietroom::method {

std::string_view name_of(Role role) {
  switch (role) {
  case Role::processed:
    return "processed";
  case Role::reference:
    return "reference";
  case Role::hidden_reference:
    return "hidden_reference";
  case Role::gold:
    return "gold";
  case Role::trap:
    return "trap";
  case Role::anchor:
    break;
  }
  return "anchor";
}

std::string role_text(const Presented& presented) {
  std::string out(name_of(presented.role));
  if (is_control(presented.role)) out += " " + std::to_string(presented.answer);
  return out;
}

std::optional<Control> parse_control(std::string_view role) {
  for (const Role each : {Role::gold, Role::trap}) {
    const std::string_view name = name_of(each);
    if (!role.starts_with(name) || role.size() < name.size() + 2 || role[name.size()] != ' ') continue;
    if (const auto answer = parse_integer(role.substr(name.size() + 1)); answer && std::abs(*answer) <= 1000)
      return Control{each, static_cast<int>(*answer)};
  }
  return std::nullopt;
}

std::string name_of(const Scale& scale) {
  return std::to_string(scale.low) + ":" + std::to_string(scale.high);
}

std::optional<Scale> parse_scale(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto low = parse_integer(text.substr(0, colon));
  const auto high = parse_integer(text.substr(colon + 1));
  if (!low || !high || *low >= *high || *low < -1000 || *high > 1000) return std::nullopt;
  return Scale{static_cast<int>(*low), static_cast<int>(*high)};
}

std::string presentation_of(const Trial& trial, int rounds) {
  std::string out;
  for (int round = 0; round < rounds; ++round)
    for (const Presented& each : trial.presented)
      out.append(out.empty() ? "" : ",").append(name_of(each.role));
  return out;
}

} // namespace quietroom::method
