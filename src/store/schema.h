#pragma once

#include "store/connection.h"

#include <string>

namespace quietroom::store {

/// Version of the tables. A database of a newer one is refused, never guessed at; an older one is brought to
/// this one before it is written to (migration.h), and read as it is.
constexpr int schema_version = 3;

/// The version of a database. Throws an environment Error for one that is newer than this program's, or that
/// is not of a study.
int version_of(sql::Connection& connection, const std::string& name);

/// Makes the tables in a database that has none, unless another program does it meanwhile.
void make_schema(sql::Connection& connection);

/// The same within a transaction of the caller's.
void make_tables_and_version(sql::Connection& connection);

/// The statements that make tables and view of the present version, without the version itself.
void make_tables(sql::Connection& connection);

/// Those of schema 2 alone, to which schema 3 adds (schema_3.h).
void make_tables_of_schema_2(sql::Connection& connection);

} // namespace quietroom::store
