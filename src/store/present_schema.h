#pragma once

#include "store/location.h"

#include <string>

namespace quietroom::store {

/// Throws an input Error for a database of an earlier schema, for work that needs the present one; the
/// sentence has the command that brings it up.
void refuse_earlier_schema(sql::Connection& connection, const Location& at);

/// The place as it stands after a command in a shell: a file, or an address with --study NAME.
std::string as_arguments(const Location& at);

/// A word as a shell takes it: in quotes where it has more than letters, digits and "-_./:@+=,%".
std::string shell_word(std::string_view word);

} // namespace quietroom::store
