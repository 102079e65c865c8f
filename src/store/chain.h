#pragma once

#include "store/connection.h"

#include <optional>
#include <string>

/// The chain of a session in the database (sessions/FORMAT.md). Every function writes within the transaction
/// of its caller, so that a digest is there with what it covers, or neither is.
namespace quietroom::store {

/// Why what was stored does not count any more.
enum class SetAside {
  withdrawn, ///< the listener takes their answers back: these are wiped
  redone,    ///< the session is held again
  restarted  ///< a block begins again
};

/// The word in the database: of a link, and of void_reason.
std::string name_of(SetAside why);

/// Before the first attempt of a session: its first link, unless it has one. It covers the facts of the
/// session as they stand now; attempts that are there already are of an earlier schema and stay unproved.
void begin_chain(sql::Connection& connection, const std::string& session, const std::string& now_utc);

/// A sitting that begins; nothing before there is a first link, which takes it in.
void link_sitting(sql::Connection& connection, const std::string& session, const std::string& now_utc);

/// A decision on consent that stands in its table: salt and digest of what was decided, and a link, unless
/// the first one is still to come and takes it in.
void link_consent(sql::Connection& connection, const std::string& session, std::int64_t entry,
                  const std::string& now_utc);

/// The calibration under which an attempt is heard, the first time in its session: a link over its row.
void link_calibration(sql::Connection& connection, const std::string& session, std::int64_t calibration,
                      const std::string& now_utc);

/// An attempt whose outcome and answers stand in their tables: salt, digest of the answers, digest.
void close_attempt(sql::Connection& connection, const std::string& session, std::int64_t block,
                   std::int64_t trial, std::int64_t attempt);

/// Those that a program left open when it died: as void, killed.
void close_killed(sql::Connection& connection, const std::string& session);

/// The end of a session, after it was written there.
void link_finish(sql::Connection& connection, const std::string& session, const std::string& now_utc);

/// All answers so far, or those of a block, do not count any more. `block` is for restarted alone. Their
/// attempts become void for this reason and keep their digests.
void set_aside(sql::Connection& connection, const std::string& session, SetAside why,
               std::optional<std::int64_t> block, const std::string& now_utc);

bool is_withdrawn(sql::Connection& connection, const std::string& session);

/// The digest of the last link; nothing where there is none yet.
std::optional<std::string> head_of(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store
