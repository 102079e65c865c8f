#pragma once

#include "store/connection.h"
#include "store/expected_sessions.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// The studies of a PostgreSQL database: each is a schema of the study's name, with the tables that an SQLite
/// file has. So a study keeps its natural keys, is dumped, granted and dropped as one, and every statement is
/// the same as for a file.
namespace quietroom::store {

/// Those that this user may look into, by their bytes. Throws an input Error for an address with a password,
/// an environment Error where the server does not answer.
std::vector<std::string> studies_on(const std::string& server);

/// The one of this name, or all where it is empty. Throws an input Error where there is none, or not the one
/// that is named.
std::vector<std::string> chosen_studies(const std::string& server, const std::string& study);

/// Makes an empty study, whole or not at all. Throws an input Error where it is there already, or where no
/// schema can have such a name.
void make_study(const std::string& server, const std::string& study);

/// The same with the roles of a lab (server_roles.h), which this user must be allowed to make.
/// `expected`: what its sessions are, where that is known (expected_sessions.h).
void make_study_with_roles(const std::string& server, const std::string& study,
                           const std::optional<ExpectedSessions>& expected = std::nullopt);

/// The same, but nothing stands before COMMIT on the connection, which has the right to write.
std::unique_ptr<sql::Connection> begin_study(const std::string& server, const std::string& study);

/// How much room the tables and indexes of a study take on its server, in bytes.
std::uint64_t bytes_on_server(sql::Connection& connection);

/// Throws an input Error for a name that no schema can have: empty, beyond 50 bytes, beginning with "pg_", or
/// one that PostgreSQL or this program uses.
void check_study_name(const std::string& study);

} // namespace quietroom::store
