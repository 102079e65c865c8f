#pragma once

#include <string>
#include <string_view>

namespace quietroom::store::sql {

/// A definition of tables for PostgreSQL: TEXT becomes TEXT COLLATE "C", so that the order of texts is that
/// of SQLite; a column that is called text stays.
std::string with_collation(std::string_view statement);

} // namespace quietroom::store::sql
