#pragma once

#include "store/connection.h"

#include <string>
#include <vector>

/// A listener may have several sessions; at most one of them counts, the others are set aside.
namespace quietroom::store {

/// Whether a session of this id is there.
bool has_session(sql::Connection& connection, const std::string& session);

struct SessionOfListener {
  std::string session;
  std::string set_aside; ///< why: "redone" or "withdrawn"; empty: it counts
};

/// In the order in which they were begun.
std::vector<SessionOfListener> sessions_of(sql::Connection& connection, const std::string& listener);

/// The session in which this listener goes on, or which begins now: "L01-1", and "L01-2" after a redo.
/// `shared`: other booths collect the same study, so a new id gets a random part: "L01-1-7f3a2c". Throws an
/// input Error for a listener who has withdrawn.
std::string current_session(sql::Connection& connection, const std::string& listener, bool shared = false);

/// Notes that a session does not count; its chain says so by itself (chain.h). What was set aside before gets
/// this reason.
void note_set_aside(sql::Connection& connection, const std::string& session, const std::string& reason,
                    const std::string& now_utc);

} // namespace quietroom::store
