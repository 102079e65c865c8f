#pragma once

#include "method/method.h"

#include <string>
#include <string_view>

/// The one spelling of what stands in files and tables.
namespace quietroom::method {

/// "processed", "reference", "hidden_reference", "anchor"
std::string_view name_of(Role role);

/// "1:5", as in the column `scale`
std::string name_of(const Scale& scale);

/// The roles of a trial in the order heard, with commas between: "reference,processed".
std::string presentation_of(const Trial& trial);

} // namespace quietroom::method
