#pragma once

#include "store/connection.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace quietroom::store {

/// Where the tables of a study are: an SQLite file, or a study on a PostgreSQL server.
struct Location {
  std::filesystem::path file = {};
  std::string server = {}; ///< its address; empty: a file
  std::string study = {};  ///< its name there; empty: the only one

  Location() = default;
  Location(std::filesystem::path path) : file(std::move(path)) {} // NOLINT: a file is a place
  Location(std::string address, std::string name) : server(std::move(address)), study(std::move(name)) {}

  bool is_server() const { return !server.empty(); }
  std::string name() const; ///< as it begins sentences
};

/// Begins like the address of a server: postgresql:// or postgres://.
bool is_server_address(std::string_view text);

/// Whether the database is there: the file, or the study on its server, which must answer (environment
/// Error).
bool exists(const Location& at);

/// Whether the server is there. One that answers and refuses (no such study, user or database, a wrong
/// password, a certificate that is not trusted) throws what it says.
bool answers(const Location& at);

/// "FILE: there is no database yet ..." as an input Error, where it is not there.
void refuse_missing(const Location& at);

/// Opens it. Throws an input Error for a server that has no study, several and none is named, or not the one
/// that is named; else like open_sqlite() and open_postgres().
std::unique_ptr<sql::Connection> open(const Location& at, sql::Access access);

} // namespace quietroom::store
