#include "store/server_studies.h"

#include "core/error.h"
#include "store/postgres.h"
#include "store/schema.h"

#include <algorithm>
#include <fmt/format.h>

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

void check_study_name(const std::string& study) {
  constexpr std::size_t longest = 63; // NAMEDATALEN - 1
  if (study.empty() || study.size() > longest || study.starts_with("pg_") || study == "public" ||
      study == "information_schema")
    throw_input(
        fmt::format("\"{}\" cannot be the name of a study on a server; give one of 1 to {} bytes that does "
                    "not begin with pg_ and is not public or information_schema",
                    study, longest));
}

void make_study(const std::string& server, const std::string& study) {
  check_study_name(study);
  const std::vector<std::string> there = studies_on(server);
  if (std::ranges::find(there, study) != there.end())
    throw_input(fmt::format("{}: has a study \"{}\" already; give another --study NAME", server, study));
  const auto connection = sql::open_postgres(server, study, sql::Access::durable);
  sql::Transaction transaction(*connection);
  connection->run("CREATE SCHEMA IF NOT EXISTS " + sql::quoted_name(study));
  if (!connection->is_empty())
    throw_input(
        fmt::format("{}: has a schema \"{}\" that holds other things than a study; give another --study NAME",
                    server, study));
  make_tables_and_version(*connection);
  transaction.commit();
}

} // namespace quietroom::store
