#include "store/expected_sessions.h"

#include "core/error.h"
#include "method/names.h"

#include <fmt/format.h>

namespace quietroom::store {

namespace {

/// What the sessions say that votes come from; under the name of the schema as well, where a booth finds
/// them.
constexpr const char* of_sessions =
    "INSERT INTO expected SELECT DISTINCT n.name, s.method, q.question, q.scale FROM session s"
    " JOIN question q ON q.session = s.session CROSS JOIN LATERAL (VALUES (s.study), ($1)) AS n (name)"
    " WHERE s.simulated = 0 AND s.session NOT IN (SELECT session FROM set_aside) AND ($2 = '' OR s.method = "
    "$2) ON CONFLICT DO NOTHING";

bool says(sql::Connection& connection, const char* query, std::initializer_list<sql::Value> with) {
  bool out = false;
  connection.query(query, with, [&](sql::Row row) { out = row[0] == "1"; });
  return out;
}

/// A study that has begun is not told to expect something else.
void refuse_other_method(sql::Connection& connection, const ExpectedSessions& expected) {
  std::string other;
  connection.query("SELECT MIN(method) FROM session WHERE simulated = 0 AND method <> $1 AND session NOT IN"
                   " (SELECT session FROM set_aside)",
                   {std::string(expected.method.id)}, [&](sql::Row row) { other = row[0]; });
  if (!other.empty())
    throw_input(
        fmt::format("study.toml says method = \"{}\", and sessions of method \"{}\" count on the server; put "
                    "study.toml back, or set those sessions aside first (quietroom redo)",
                    expected.method.id, other));
}

} // namespace

void note_expected(sql::Connection& connection, const std::string& study,
                   const std::optional<ExpectedSessions>& expected) {
  if (!expected && says(connection, "SELECT EXISTS (SELECT 1 FROM expected)", {})) return;
  if (expected) refuse_other_method(connection, *expected);
  connection.run("DELETE FROM expected");
  if (expected)
    for (const std::string& name : expected->studies)
      for (const method::Question& each : expected->method.questions)
        connection.run("INSERT INTO expected VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                       {name, expected->method.id, each.id, name_of(each.scale)});
  connection.run(of_sessions, {study, expected ? expected->method.id : ""});
}

bool expects(sql::Connection& server, const ExpectedSessions& begun) {
  if (!says(server, "SELECT to_regprocedure('is_asked(text,text,text,text)') IS NOT NULL", {})) return true;
  for (const std::string& name : begun.studies)
    for (const method::Question& each : begun.method.questions)
      if (!says(server, "SELECT is_asked($1, $2, $3, $4)",
                {name, begun.method.id, each.id, name_of(each.scale)}))
        return false;
  return true;
}

void refuse_unexpected(sql::Connection& server, const Location& at, const ExpectedSessions& begun) {
  if (expects(server, begun)) return;
  throw_environment(fmt::format(
      "{}: the server expects sessions of another method, or with other questions or scales, than "
      "study.toml says now, and would refuse them; put study.toml back, or let the owner of the study "
      "tell the server: quietroom store migrate STUDY",
      at.name()));
}

} // namespace quietroom::store
