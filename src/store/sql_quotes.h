#pragma once

#include <string>
#include <string_view>

namespace quietroom::store::sql {

/// A name as SQL has it, whatever is in it: "it""s".
std::string quoted_name(std::string_view name);

/// A text as it stands in a statement, in quotes.
std::string quoted_text(std::string_view text);

} // namespace quietroom::store::sql
