#pragma once

#include <string_view>

namespace quietroom {

/// Whether one word may be a misspelling of the other: another case, or a letter too few, too many or wrong.
bool alike(std::string_view a, std::string_view b);

} // namespace quietroom
