#include "store/whole_view.h"

#include "core/error.h"
#include "store/postgres.h"
#include "store/server_roles.h"

#include <fmt/format.h>

namespace quietroom::store {

namespace {

/// Tables with a rule for their rows which this user is under, and no rule that shows this user all of them.
constexpr const char* partly_shown =
    "SELECT c.relname FROM pg_class c WHERE c.relnamespace ="
    " (SELECT n.oid FROM pg_namespace n WHERE n.nspname = current_schema())"
    " AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT') AND row_security_active(c.oid)"
    " AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive"
    " AND p.polcmd IN ('r', '*') AND pg_get_expr(p.polqual, p.polrelid) = 'true'"
    " AND EXISTS (SELECT 1 FROM unnest(p.polroles) AS of(role)"
    " WHERE CASE WHEN of.role = 0 THEN true ELSE pg_has_role(of.role, 'USAGE') END))"
    " ORDER BY c.relname LIMIT 1";

std::string study_of(sql::Connection& connection, const Location& at) {
  std::string out = at.study;
  if (out.empty()) connection.query("SELECT current_schema()", {}, [&](sql::Row row) { out = row[0]; });
  return out;
}

} // namespace

std::string partly_shown_table(sql::Connection& connection, const Location& at) {
  std::string out;
  if (at.is_server()) connection.query(partly_shown, {}, [&](sql::Row row) { out = row[0]; });
  return out;
}

void refuse_part_of_rows(sql::Connection& connection, const Location& at) {
  if (partly_shown_table(connection, at).empty()) return;
  throw_environment(fmt::format(
      "{}: the server shows this user, as a booth, its own sessions alone, so what it read would not be the "
      "whole study; ask the owner of the study for GRANT {} TO this user (what waits in a booth tells "
      "quietroom store status STUDY)",
      at.name(), sql::quoted_name(experimenter_role(study_of(connection, at)))));
}

std::unique_ptr<sql::Connection> open_whole(const Location& at) {
  auto out = open(at, sql::Access::read_only);
  refuse_part_of_rows(*out, at);
  out->begin_reading(); // one snapshot, which ends with the connection, whatever is written meanwhile
  return out;
}

} // namespace quietroom::store
