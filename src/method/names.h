#pragma once

#include "method/method.h"

#include <optional>
#include <string>
#include <string_view>

/// The one spelling of what stands in files and tables.
namespace quietroom::method {

/// "processed", "reference", "hidden_reference", "anchor", "gold", "trap"
std::string_view name_of(Role role);

/// A vote on such a stimulus enters no score: it tells of the listener.
inline bool is_control(Role role) { return role == Role::gold || role == Role::trap; }

/// As in the column `role`: the name, and of a control its answer, "gold 4".
std::string role_text(const Presented& presented);

struct Control {
  Role role = Role::gold;
  int answer = 0;
};

/// What role_text() of a control says; nothing for any other text.
std::optional<Control> parse_control(std::string_view role);

/// "1:5", as in the column `scale`
std::string name_of(const Scale& scale);

/// "LO:HI" with whole LO < HI, both within -1000 to 1000; nothing for any other text.
std::optional<Scale> parse_scale(std::string_view text);

/// The roles of a trial in the order heard, with commas between: "reference,processed"; so often as it is
/// heard.
std::string presentation_of(const Trial& trial, int rounds = 1);

} // namespace quietroom::method
