#pragma once

#include "store/connection.h"

#include <string>
#include <vector>

/// One session on its way from one database into another.
namespace quietroom::store {

/// Copies every row of the session; the transaction is the caller's. Throws an environment Error where they
/// did not arrive as they were.
void copy_session(sql::Connection& from, sql::Connection& to, const std::string& session);

/// Deletes every row of the session, notes and audit included; within a transaction of the caller's.
void delete_session(sql::Connection& connection, const std::string& session);

/// SHA-256 over every row of the session but notes and audit: the same for the same rows in any order.
std::string content_of(sql::Connection& connection, const std::string& session);

/// The digests of its chain, link by link.
std::vector<std::string> links_of(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store
