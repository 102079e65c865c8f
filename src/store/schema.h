#pragma once

#include "store/connection.h"

#include <string>

namespace quietroom::store {

/// Version of the tables; a database of a newer one is refused, never guessed at.
constexpr int schema_version = 1;

/// Makes the tables of a new database, or checks the version of an old one.
/// Throws an environment Error for a newer schema or for a database that is not ours.
void ensure_schema(sql::Connection& connection, const std::string& name);
void check_schema(sql::Connection& connection, const std::string& name);

} // namespace quietroom::store
