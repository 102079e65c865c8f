#include "store/server_rights.h"

#include "core/error.h"
#include "core/number.h"
#include "store/migration.h"
#include "store/postgres.h"
#include "store/server_functions.h"
#include "store/server_roles.h"
#include "store/tables_in_order.h"

#include <chrono>
#include <fmt/format.h>
#include <thread>

namespace quietroom::store {

namespace {

constexpr std::chrono::seconds longest_search{10};
constexpr std::chrono::milliseconds between_looks{100};

std::string text_of(sql::Connection& connection, const char* query) {
  std::string out;
  connection.query(query, {}, [&](sql::Row row) { out = row[0]; });
  return out;
}

/// Nobody reads or writes the study from here on; throws Held where somebody does.
void take_all(sql::Connection& connection) {
  std::string all = "votes_long"; // and what it shows
  for (const std::string_view each : tables_in_order) all += fmt::format(", {}", each);
  for (const std::string_view each : owners_tables)
    if (connection.has_table(each)) all += fmt::format(", {}", each);
  connection.run(fmt::format("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE NOWAIT", all));
}

void renew_now(sql::Connection& connection, const std::string& study,
               const std::optional<ExpectedSessions>& expected) {
  sql::Transaction transaction(connection);
  take_all(connection);
  // another owner, such as the one of the whole server, leaves nothing of their own here
  connection.run("SET LOCAL ROLE " +
                 sql::quoted_name(text_of(connection, "SELECT pg_get_userbyid(nspowner) FROM pg_namespace"
                                                      " WHERE nspname = current_schema()")));
  grant_roles(connection, study, expected);
  transaction.commit();
}

void refuse_renewal(sql::Connection& connection, const Location& server) {
  if (!is_owner(connection))
    throw_environment(fmt::format(
        "{}: only the owner of the study brings up its rights; ask them for quietroom store migrate",
        server.name()));
  migrate(connection, server); // refuses another schema
  if (rights_of(connection) == GrantedRights::later)
    throw_environment(
        fmt::format("{}: its rights are of a newer Quietroom; install that one here, too", server.name()));
}

} // namespace

const char* name_of(GrantedRights rights) {
  return rights == GrantedRights::present   ? "present"
         : rights == GrantedRights::earlier ? "earlier"
                                            : "later";
}

GrantedRights rights_of(sql::Connection& connection) {
  if (!connection.has_table("rights")) return GrantedRights::earlier;
  const auto version = parse_integer(text_of(connection, "SELECT MAX(version) FROM rights")).value_or(0);
  return version == rights_version  ? GrantedRights::present
         : version < rights_version ? GrantedRights::earlier
                                    : GrantedRights::later;
}

void note_rights(sql::Connection& connection) {
  if (!connection.has_table("rights")) connection.define("CREATE TABLE rights (version BIGINT NOT NULL)");
  connection.run("DELETE FROM rights");
  connection.run("INSERT INTO rights VALUES ($1)", {std::int64_t{rights_version}});
}

bool is_owner(sql::Connection& connection) {
  return text_of(connection, "SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace"
                             " WHERE nspname = current_schema()") == "1";
}

bool may_add_votes(sql::Connection& connection) {
  return text_of(connection,
                 "SELECT (SELECT reset_val FROM pg_settings WHERE name = 'default_transaction_read_only') = "
                 "'off' AND bool_and("
                 "has_table_privilege(t, 'INSERT')) FROM unnest(ARRAY['session', 'question', 'sitting',"
                 " 'attempt', 'presented', 'answer', 'link']) AS of(t)") == "1";
}

void renew_rights(const Location& server, const std::optional<ExpectedSessions>& expected) {
  const auto connection = open(server, sql::Access::durable);
  refuse_renewal(*connection, server);
  const std::string study = text_of(*connection, "SELECT current_schema()");
  connection->run("SET lock_timeout TO '2s'");
  for (const auto until = std::chrono::steady_clock::now() + longest_search;;
       std::this_thread::sleep_for(between_looks))
    try {
      return renew_now(*connection, study, expected);
    } catch (const sql::Held&) {
      if (std::chrono::steady_clock::now() < until) continue;
      throw_environment(
          fmt::format("{}: somebody read or wrote the study at every moment of the last {} s, so its rights "
                      "are as they were; try again when nobody does",
                      server.name(), longest_search.count()));
    }
}

} // namespace quietroom::store
