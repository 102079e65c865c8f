#pragma once

#include "store/location.h"

#include <filesystem>
#include <memory>
#include <optional>

/// Databases of earlier schemas. Who writes brings them to the present one; who only reads, leaves them as
/// they are.
namespace quietroom::store {

/// Brings a database of an earlier schema to the present one, in one transaction and after a copy of it
/// beside it, "study.schema-1.sqlite", whose name is returned; a file of that name is never replaced, the
/// copy gets a number then. Nothing where the schema is the present one. Whatever fails (environment Error:
/// no space, no right to write) leaves the database as it was, and no copy that is not whole. A study on a
/// server is left as it is: one of an earlier schema is refused, for its owner brings it to the present one.
std::optional<std::filesystem::path> migrate(sql::Connection& connection, const Location& database);

/// Gives a connection that only reads the view votes_long of the present schema, an empty set_aside where it
/// has none, and of schema 1 also the tables question, presented and answer, whatever the database has.
/// Nothing is written: it works on read-only media.
void show_as_present(sql::Connection& connection, const Location& database);

/// Opens the study of a booth on its server, for writing. Throws what open() throws, and an environment Error
/// where its schema is older or newer than this program's.
std::unique_ptr<sql::Connection> open_for_booth(const Location& server);

} // namespace quietroom::store
