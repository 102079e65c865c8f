#include "store/sessions_of_listener.h"

#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

namespace quietroom::store {

bool has_session(sql::Connection& connection, const std::string& session) {
  bool out = false;
  connection.query("SELECT 1 FROM session WHERE session = $1", {session}, [&](sql::Row) { out = true; });
  return out;
}

std::vector<SessionOfListener> sessions_of(sql::Connection& connection, const std::string& listener) {
  std::vector<SessionOfListener> out;
  connection.query("SELECT s.session, a.reason FROM session s LEFT JOIN set_aside a ON a.session = s.session"
                   " WHERE s.listener = $1 ORDER BY s.started_utc, LENGTH(s.session), s.session",
                   {listener}, [&](sql::Row row) {
                     out.push_back({std::string(row[0]), std::string(row[1])});
                   });
  return out;
}

std::string current_session(sql::Connection& connection, const std::string& listener, bool shared) {
  const auto sessions = sessions_of(connection, listener);
  for (const SessionOfListener& each : sessions) {
    if (each.set_aside == "withdrawn")
      throw_input(fmt::format("listener {} has withdrawn from this study; seat another listener", listener));
    if (each.set_aside.empty()) return each.session;
  }
  const std::string out = fmt::format("{}-{}", listener, sessions.size() + 1);
  constexpr unsigned six_hex_digits = 0xFFFFFF;
  return shared ? fmt::format("{}-{:06x}", out, std::random_device()() & six_hex_digits) : out;
}

void note_set_aside(sql::Connection& connection, const std::string& session, const std::string& reason,
                    const std::string& now_utc) {
  connection.run("INSERT INTO set_aside (session, reason, happened_utc) VALUES ($1, $2, $3)"
                 " ON CONFLICT (session) DO UPDATE SET reason = $2, happened_utc = $3",
                 {session, reason, now_utc});
}

} // namespace quietroom::store
