#pragma once

#include "store/connection.h"

#include <filesystem>
#include <string>
#include <vector>

/// One session on its way from one database into another.
namespace quietroom::store {

/// Copies every row of the session; the transaction is the caller's. Throws an environment Error where they
/// did not arrive as they were.
void copy_session(sql::Connection& from, sql::Connection& to, const std::string& session);

/// Deletes every row of the session, notes and audit included; within a transaction of the caller's.
void delete_session(sql::Connection& connection, const std::string& session);

/// Brings a session that is set aside out of the database of a study, for another one of its id is to come
/// in: into the first of the files beside it (store/waiting_files.h) that has none of this id. All its rows
/// and notes go; the audit of the study keeps what was done. Cut off at any moment it can be begun again, and
/// the session stands beside once.
void move_beside(sql::Connection& from, const std::filesystem::path& database, const std::string& session);

/// Whether both databases have this session: the chains begin with the same link, and of sessions without a
/// chain every row is the same.
bool is_same_session(sql::Connection& a, sql::Connection& b, const std::string& session);

/// SHA-256 over every row of the session but notes and audit: the same for the same rows in any order.
std::string content_of(sql::Connection& connection, const std::string& session);

/// The digests of its chain, link by link.
std::vector<std::string> links_of(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store
