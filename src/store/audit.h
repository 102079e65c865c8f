#pragma once

#include "store/connection.h"

#include <string>
#include <string_view>

namespace quietroom::store {

/// What somebody did to a study besides voting, or what they read of it. Never a personal fact.
struct AuditEntry {
  std::string action; ///< one word: "withdraw", "redo", "unblind", "clear_code"
  std::string session = {}, listener = {}, reason = {}; ///< empty: none
  std::string program = {};                             ///< name and version
};

/// The action of an entry that says that a session waits (store/waiting_sessions.h).
inline constexpr const char* action_of_waiting = "session_waits";

/// Adds it as the last one. The caller has a transaction where more belongs to it.
void add_audit(sql::Connection& connection, const AuditEntry& entry, const std::string& now_utc);

/// Whether such an entry is there.
bool is_audited(sql::Connection& connection, std::string_view action);

} // namespace quietroom::store
