#include "store/server_studies.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"
#include "store/postgres.h"
#include "store/present_schema.h"
#include "store/schema.h"
#include "store/server_roles.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::store {

std::vector<std::string> studies_on(const std::string& server) {
  std::vector<std::string> out;
  sql::open_postgres(server, "", sql::Access::read_only)
      ->query("SELECT n.nspname FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid"
              " WHERE c.relname = 'votes_long' AND c.relkind = 'v' AND has_schema_privilege(n.oid, 'USAGE')"
              " AND EXISTS (SELECT 1 FROM pg_class m WHERE m.relnamespace = n.oid AND m.relname = 'meta')",
              {}, [&](sql::Row row) { out.emplace_back(row[0]); });
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> chosen_studies(const std::string& server, const std::string& study) {
  std::vector<std::string> there = studies_on(server);
  if (there.empty())
    throw_input(fmt::format(
        "{}: has no study that this user may read; make one: quietroom store init {} --study NAME", server,
        shell_word(server)));
  if (study.empty()) return there;
  if (std::ranges::find(there, study) == there.end())
    throw_input(fmt::format("{}: has no study \"{}\"{}; its studies are {}", server, study,
                            did_you_mean(study, there), fmt::join(there, ", ")));
  return {study};
}

void check_study_name(const std::string& study) {
  constexpr std::size_t longest =
      50; // NAMEDATALEN - 1 is 63, and " experimenter" follows in the name of a role
  if (study.empty() || study.size() > longest || study.starts_with("pg_") || study == "public" ||
      study == "information_schema" || study.find('$') != study.npos)
    throw_input(
        fmt::format("\"{}\" cannot be the name of a study on a server; give one of 1 to {} bytes that does "
                    "not begin with pg_, has no $ and is not public or information_schema",
                    study, longest));
}

namespace {

/// Texts are ordered, hashed and read as UTF-8.
void refuse_other_encoding(sql::Connection& connection, const std::string& server) {
  std::string encoding;
  connection.query("SELECT current_setting('server_encoding')", {}, [&](sql::Row row) { encoding = row[0]; });
  if (encoding != "UTF8")
    throw_input(
        fmt::format("{}: the database has the encoding {}, which does not hold every text; make one by "
                    "createdb --encoding UTF8 --template template0",
                    server, encoding));
}

} // namespace

std::unique_ptr<sql::Connection> begin_study(const std::string& server, const std::string& study) {
  check_study_name(study);
  const std::vector<std::string> there = studies_on(server);
  if (std::ranges::find(there, study) != there.end())
    throw_input(fmt::format("{}: has a study \"{}\" already; give another --study NAME", server, study));
  auto connection = sql::open_postgres(server, study, sql::Access::durable);
  refuse_other_encoding(*connection, server);
  connection->begin_writing();
  if (connection->has_table("votes_long")) // another program made it while this one waited
    throw_input(fmt::format("{}: has a study \"{}\" already; give another --study NAME", server, study));
  connection->run("CREATE SCHEMA IF NOT EXISTS " + sql::quoted_name(study));
  if (!connection->is_empty())
    throw_input(
        fmt::format("{}: has a schema \"{}\" that holds other things than a study; give another --study NAME",
                    server, study));
  make_tables_and_version(*connection);
  return connection;
}

void make_study(const std::string& server, const std::string& study) {
  begin_study(server, study)->run("COMMIT");
}

void make_study_with_roles(const std::string& server, const std::string& study,
                           const std::optional<ExpectedSessions>& expected) {
  const auto connection = begin_study(server, study);
  grant_roles(*connection, study, expected);
  connection->run("COMMIT");
}

std::uint64_t bytes_on_server(sql::Connection& connection) {
  std::uint64_t out = 0;
  connection.query(
      "SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0) FROM pg_class c"
      " JOIN pg_namespace n ON n.oid = c.relnamespace"
      " WHERE n.nspname = current_schema() AND c.relkind = 'r'",
      {}, [&](sql::Row row) { out = static_cast<std::uint64_t>(parse_integer(row[0]).value_or(0)); });
  return out;
}

} // namespace quietroom::store
