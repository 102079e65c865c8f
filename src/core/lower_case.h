#pragma once

#include <string>
#include <string_view>

namespace quietroom {

/// ASCII letters in lower case; all other bytes as they are, in every locale.
std::string lower_case(std::string_view text);

} // namespace quietroom
