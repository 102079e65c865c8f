#include "store/redo.h"

#include "core/error.h"
#include "store/audit.h"
#include "store/chain.h"
#include "store/sessions_of_listener.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::store {

namespace {

void write_aside(sql::Connection& connection, const std::string& session, const std::string& listener,
                 const std::string& reason, const std::string& program, const std::string& now_utc) {
  set_aside(connection, session, SetAside::redone, std::nullopt, now_utc);
  note_set_aside(connection, session, "redone", now_utc);
  add_audit(
      connection,
      {.action = "redo", .session = session, .listener = listener, .reason = reason, .program = program},
      now_utc);
}

} // namespace

std::string redo(sql::Connection& connection, const std::string& listener, const std::string& reason,
                 const std::string& program, const std::string& now_utc) {
  sql::Transaction transaction(connection);
  const std::string session = current_session(connection, listener);
  const auto sessions = sessions_of(connection, listener);
  if (std::ranges::find(sessions, session, &SessionOfListener::session) == sessions.end())
    throw_input(fmt::format("listener {} has no session that could be set aside; seat them, and it begins",
                            listener));
  write_aside(connection, session, listener, reason, program, now_utc);
  transaction.commit();
  return session;
}

void redo_session(sql::Connection& connection, const std::string& session, const std::string& listener,
                  const std::string& reason, const std::string& program, const std::string& now_utc) {
  sql::Transaction transaction(connection);
  write_aside(connection, session, listener, reason, program, now_utc);
  transaction.commit();
}

} // namespace quietroom::store
