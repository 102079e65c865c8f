#include "station/dry_run.h"

#include "store/expected_sessions.h"
#include "store/migration.h"
#include "store/postgres.h"
#include "store/schema.h"
#include "store/server_rights.h"
#include "store/server_roles.h"
#include "study/store_of.h"

#include <chrono>
#include <fmt/format.h>

namespace quietroom::station {

namespace {

constexpr std::chrono::milliseconds longest_wait{3000}; ///< for an answer, as a booth waits

/// A sentence of the store about its server, of which `where` says the beginning.
Problem problem_of(Severity severity, const store::Location& at, std::string sentence) {
  for (const std::string& name : {at.name() + ": ", at.server + ": "})
    if (sentence.starts_with(name)) sentence = sentence.substr(name.size());
  return {severity, at.name(), std::move(sentence)};
}

std::vector<Problem> problems_of_rights(store::sql::Connection& server, const store::Location& at,
                                        const std::string& folder) {
  const store::GrantedRights rights = store::rights_of(server);
  if (rights == store::GrantedRights::present) return {};
  return {problem_of(
      Severity::warning, at,
      rights == store::GrantedRights::earlier
          ? fmt::format("the rights of its users are of an earlier Quietroom; its owner brings them "
                        "up: quietroom store migrate {}",
                        folder)
          : "the rights of its users are of a newer Quietroom; install that one here, too")};
}

std::vector<Problem> problems_of(store::sql::Connection& server, const store::Location& at,
                                 const DryRun& run) {
  const int schema = store::version_of(server, at.name());
  if (schema != store::schema_version)
    return {problem_of(Severity::error, at,
                       fmt::format("its schema has version {}, this program's is {}; its owner brings it up: "
                                   "quietroom store migrate {}",
                                   schema, store::schema_version, run.study.folder.string()))};
  std::vector<Problem> out = problems_of_rights(server, at, run.study.folder.string());
  if (!store::may_add_votes(server))
    out.push_back(
        problem_of(Severity::error, at,
                   fmt::format("this user may read the study and not add votes; ask its owner for GRANT {} "
                               "TO this user",
                               store::sql::quoted_name(store::booth_role(at.study)))));
  else
    store::refuse_unexpected(server, at, {{run.study.design.name}, run.study.design.method});
  return out;
}

} // namespace

std::vector<Problem> check_server(const DryRun& run) {
  const store::Location at = study::store_of(run.study.folder);
  if (!at.is_server()) return {};
  std::unique_ptr<store::sql::Connection> server;
  try {
    server = open(at, store::sql::Access::read_only);
  } catch (const Error& failure) {
    const bool is_away = failure.kind() == ErrorKind::environment;
    return {problem_of(is_away && run.study.design.without_server ? Severity::warning : Severity::error, at,
                       failure.what())};
  }
  try {
    server->limit_waits(longest_wait);
    return problems_of(*server, at, run);
  } catch (const Error& failure) {
    return {problem_of(Severity::error, at, failure.what())};
  }
}

} // namespace quietroom::station
