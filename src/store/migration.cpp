#include "store/migration.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "method/methods.h"
#include "store/private_file.h"
#include "store/schema.h"
#include "store/schema_3.h"

#include <fmt/format.h>

namespace quietroom::store {

namespace fs = std::filesystem;

namespace {

/// Schema 1 asked one question a session, that of the session's method.
std::string question_of_method(std::string_view column) {
  std::string out = fmt::format("CASE {}", column);
  for (const method::Method& each : method::methods())
    out += fmt::format(" WHEN '{}' THEN '{}'", each.id, each.questions.front().id);
  return out + " END";
}

fs::path free_name(const fs::path& file, int version) {
  const std::string stem = fmt::format("{}.schema-{}", file.stem().string(), version);
  fs::path name = file.parent_path() / (stem + file.extension().string());
  for (int i = 2; fs::exists(fs::symlink_status(name)); ++i)
    name = file.parent_path() / fmt::format("{}-{}{}", stem, i, file.extension().string());
  return name;
}

/// What the database is at this moment, its log included. The caller holds the right to write, so that it
/// stays so.
fs::path copy_beside(const fs::path& file, int version) {
  fs::path copy = free_name(file, version);
  AtomicFile target(copy, AtomicFile::Target::is_new);
  make_private(target.path());
  sql::open_sqlite(file, sql::Access::read_only)->run("VACUUM INTO $1", {target.path().string()});
  target.commit();
  return copy;
}

void from_1_to_2(sql::Connection& connection) {
  connection.run("DROP VIEW votes_long");
  connection.run("DROP INDEX one_valid_attempt");
  for (const char* table : {"vote", "attempt", "sitting", "session"})
    connection.run(fmt::format("ALTER TABLE {0} RENAME TO {0}_of_schema_1", table));
  make_tables_of_schema_2(connection);
  for (const std::string& statement : {
           std::string("INSERT INTO session SELECT session, study, listener, panel, method, language, seed,"
                       " plan_hash, program, simulated, truth, started_utc, finished_utc FROM"
                       " session_of_schema_1"),
           fmt::format("INSERT INTO question SELECT session, {}, 1, scale FROM session_of_schema_1",
                       question_of_method("method")),
           std::string("INSERT INTO sitting SELECT * FROM sitting_of_schema_1"),
           std::string(
               "INSERT INTO attempt SELECT session, block, trial, attempt, sequence, block_type, NULL,"
               " 'processed', plays, frames_expected, frames_delivered, underruns, max_gap_ms,"
               " ignored_keys, rate_hz, device, level_db_spl, NULL, started_utc, valid, void_reason,"
               " NULL FROM attempt_of_schema_1 ORDER BY session, sequence"),
           std::string(
               "INSERT INTO presented SELECT session, block, trial, attempt, 1, 'processed', stimulus,"
               " condition, talker, sample, sha256 FROM attempt_of_schema_1 ORDER BY session, sequence"),
           fmt::format("INSERT INTO answer SELECT v.session, v.block, v.trial, v.attempt, 1, {}, v.vote,"
                       " v.vote_label, v.response_ms, v.voted_utc FROM vote_of_schema_1 v"
                       " JOIN session_of_schema_1 s ON s.session = v.session ORDER BY v.voted_utc",
                       question_of_method("s.method")),
       })
    connection.run(statement);
  for (const char* table : {"vote", "attempt", "sitting", "session"})
    connection.run(fmt::format("DROP TABLE {}_of_schema_1", table));
}

/// Schema 1's own view, with what it could not say.
std::string view_of_schema_1() {
  return fmt::format("CREATE TEMP VIEW votes_long AS SELECT v.*, {} AS question, 'processed' AS role,"
                     " NULL AS reference, 'processed' AS presentation, NULL AS gain_db, NULL AS digest"
                     " FROM main.votes_long v",
                     question_of_method("v.method"));
}

/// What stood in the tables of schema 1, as the present ones have it.
void show_tables_of_schema_1(sql::Connection& connection) {
  for (const std::string& view : {
           fmt::format("question AS SELECT session, {} AS question, 1 AS position, scale FROM main.session",
                       question_of_method("method")),
           std::string(
               "presented AS SELECT session, block, trial, attempt, 1 AS position, 'processed' AS role,"
               " stimulus, condition, talker, sample, sha256 FROM main.attempt"),
           fmt::format(
               "answer AS SELECT v.session, v.block, v.trial, v.attempt, 1 AS position, {} AS question,"
               " v.vote AS value, v.vote_label AS label, v.response_ms, v.voted_utc FROM main.vote v"
               " JOIN main.session s ON s.session = v.session",
               question_of_method("s.method")),
       })
    connection.run("CREATE TEMP VIEW " + view);
}

/// Of a database that says schema 1.
void refuse_later_tables(sql::Connection& connection, const Location& database) {
  if (connection.has_table("presented"))
    throw_input(fmt::format(
        "{}: meta says schema_version 1, and its tables are of a later one; somebody changed that value: "
        "put it back, or take a backup",
        database.name()));
}

} // namespace

std::optional<fs::path> migrate(sql::Connection& connection, const Location& database) {
  const auto version = [&] { return version_of(connection, database.name()); };
  if (version() == schema_version) return std::nullopt;
  if (database.is_server())
    throw_environment(fmt::format(
        "{}: its schema has version {}, this program's is {}, and a server's is not changed in place: copy "
        "it to a "
        "file by the Quietroom that made it (store copy), bring that up (store migrate FILE), copy it back",
        database.name(), version(), schema_version));
  std::optional<fs::path> copy;
  try {
    sql::Transaction transaction(connection);
    const int former = version(); // another station may have done it meanwhile
    if (former == 1) refuse_later_tables(connection, database);
    if (former == schema_version) return std::nullopt;
    copy = copy_beside(database.file, former);
    if (former == 1) from_1_to_2(connection);
    add_schema_3(connection);
    connection.run("UPDATE meta SET value = $1 WHERE name = 'schema_version'",
                   {std::to_string(schema_version)});
    transaction.commit();
    return copy;
  } catch (...) {
    bool is_as_it_was = false; // a commit may fail to report what has reached the file
    try {
      is_as_it_was = version() != schema_version;
    } catch (const Error&) { // nobody knows: the copy stays
    }
    std::error_code ignored;
    if (copy && is_as_it_was) fs::remove(*copy, ignored);
    throw;
  }
}

std::unique_ptr<sql::Connection> open_for_booth(const Location& server) {
  constexpr std::chrono::milliseconds longest_wait{
      3000}; // a station ends within some 10 s, whatever the server does
  auto out = open(server, sql::Access::durable);
  out->limit_waits(longest_wait);
  migrate(*out, server);
  return out;
}

void show_as_present(sql::Connection& connection, const Location& database) {
  if (!connection.has_table("set_aside"))
    connection.run("CREATE TEMP VIEW set_aside AS SELECT NULL AS session, NULL AS reason, NULL AS"
                   " happened_utc WHERE 0");
  if (version_of(connection, database.name()) != 1) return;
  refuse_later_tables(connection, database);
  connection.run(view_of_schema_1());
  show_tables_of_schema_1(connection);
}

} // namespace quietroom::store
