#pragma once

#include "store/connection.h"
#include "store/sql_quotes.h"

#include <memory>
#include <string>

namespace quietroom::store::sql {

/// Throws an input Error for an address that libpq cannot read, or that has a password in it. The sentence
/// says where a password belongs, and repeats nothing of the address.
void check_server_url(const std::string& url);

/// A connection to one study of a PostgreSQL server, which is the schema of that name; "" is none of them.
/// What the address does not say comes from libpq's usual sources: environment, service file, ~/.pgpass. A
/// connection that was cut is made anew with the next statement outside a transaction. Numbers come as SQLite
/// gives them: a double in its fewest digits, a boolean as 0 or 1. The rows of a query are all in memory
/// before the first is handed on. A statement outside a transaction that writes has one of its own.
/// Throws an input Error like check_server_url(), an environment Error where the server is not reached.
std::unique_ptr<Connection> open_postgres(const std::string& url, const std::string& study, Access access);

} // namespace quietroom::store::sql
