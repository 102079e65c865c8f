#pragma once

#include "store/connection.h"

#include <string>

namespace quietroom::store {

/// An SQLite file takes any value in any column; a server and every reader of a copy do not. Throws an input
/// Error that names table, column and row (its rowid) of the first value that is none of its column's kind: a
/// BLOB, a text with a NUL byte or that is no UTF-8, a number that is none or is infinite. `file` begins the
/// sentence. The transaction is the caller's.
void refuse_unstorable(sql::Connection& connection, const std::string& file);

} // namespace quietroom::store
