#include "store/listener_claim.h"

#include "core/error.h"
#include "store/migration.h"
#include "store/postgres.h"
#include "store/server_rights.h"
#include "store/server_roles.h"

#include <fmt/format.h>

namespace quietroom::store {

namespace {

constexpr const char* claim_key = "hashtext(current_schema()), hashtext($1)";

/// The server looks after 20 s of silence, and gives up after two more looks.
constexpr const char* settings[] = {"SET tcp_keepalives_idle TO 20", "SET tcp_keepalives_interval TO 10",
                                    "SET tcp_keepalives_count TO 2"};

/// As it calls itself; empty where this user may not see it.
std::string holder_of(sql::Connection& connection, const std::string& listener) {
  std::string out;
  connection.query("SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                   " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2"
                   " AND l.classid::bigint = hashtext(current_schema())::bigint & 4294967295"
                   " AND l.objid::bigint = hashtext($1)::bigint & 4294967295",
                   {listener}, [&](sql::Row row) { out = row[0]; });
  return out;
}

void refuse_reader(sql::Connection& connection, const Location& server) {
  if (!may_add_votes(connection))
    throw_environment(fmt::format("{}: this user may not add votes to the study, or the server is set to "
                                  "read only for them; ask its owner "
                                  "for GRANT {} TO this user",
                                  server.name(), sql::quoted_name(booth_role(server.study))));
}

/// A session of this listener that counts and was begun in another booth.
void refuse_session_elsewhere(sql::Connection& server, const std::string& listener,
                              sql::Connection& journal) {
  std::string elsewhere;
  server.query("SELECT session FROM session WHERE listener = $1 AND simulated = 0 AND session NOT IN"
               " (SELECT session FROM set_aside)",
               {listener}, [&](sql::Row row) {
                 bool is_here = false;
                 journal.query("SELECT 1 FROM session WHERE session = $1", {std::string(row[0])},
                               [&](sql::Row) { is_here = true; });
                 if (!is_here) elsewhere = row[0];
               });
  if (!elsewhere.empty())
    throw_environment(
        fmt::format("listener {0} has the session {1} in another booth; go on there, or let the "
                    "experimenter set it aside: quietroom redo STUDY --listener {0}",
                    listener, elsewhere));
}

} // namespace

bool claims_simulation(sql::Connection& server) {
  bool out = false;
  server.query(fmt::format("SELECT pg_try_advisory_lock({})", claim_key), {"\nsimulate"}, // no listener's id
               [&](sql::Row row) { out = row[0] == "1"; });
  return out;
}

ListenerClaim::ListenerClaim(const Location& server, const std::string& listener, const std::string& booth,
                             sql::Connection& journal)
    : m_connection(open_for_booth(server)) {
  refuse_reader(*m_connection, server);
  for (const char* each : settings) m_connection->run(each);
  m_connection->query("SELECT set_config('application_name', $1, false)", {booth}, [](sql::Row) {});
  bool mine = false;
  m_connection->query(fmt::format("SELECT pg_try_advisory_lock({})", claim_key), {listener},
                      [&](sql::Row row) { mine = row[0] == "1"; });
  if (!mine) {
    const std::string holder = holder_of(*m_connection, listener);
    throw_environment(fmt::format("{} seats listener {} now; use that one, or end it first",
                                  holder.empty() ? "another booth" : "booth " + holder, listener));
  }
  refuse_session_elsewhere(*m_connection, listener, journal);
}

} // namespace quietroom::store
