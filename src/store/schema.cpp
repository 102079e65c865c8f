#include "store/schema.h"

#include "core/error.h"
#include "core/number.h"
#include "store/schema_3.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace quietroom::store {

namespace {

// TEXT, BIGINT and DOUBLE PRECISION mean the same to SQLite and PostgreSQL; text is ordered by its bytes in
// both (sql::Connection::define()).
constexpr const char* statements[] = {
    "CREATE TABLE session ("
    " session TEXT PRIMARY KEY, study TEXT NOT NULL, listener TEXT NOT NULL, panel TEXT,"
    " method TEXT NOT NULL, language TEXT NOT NULL,"
    " seed TEXT NOT NULL, plan_hash TEXT NOT NULL, program TEXT NOT NULL,"
    " simulated BIGINT NOT NULL CHECK (simulated IN (0, 1)),"
    " truth TEXT, started_utc TEXT NOT NULL, finished_utc TEXT)",

    // what is asked of each presentation
    "CREATE TABLE question ("
    " session TEXT NOT NULL REFERENCES session(session), question TEXT NOT NULL, position BIGINT NOT NULL,"
    " scale TEXT NOT NULL, PRIMARY KEY (session, question))",

    // each time somebody sat down to it: a session that was left and taken up again has two
    "CREATE TABLE sitting ("
    " session TEXT NOT NULL REFERENCES session(session), sitting BIGINT NOT NULL,"
    " device TEXT NOT NULL, converting BIGINT NOT NULL, started_utc TEXT NOT NULL,"
    " PRIMARY KEY (session, sitting))",

    // Written before the sample sounds, as void for the reason 'killed': if nobody comes back to it, it is.
    // asks: the one question of this attempt; NULL = each of the session's.
    "CREATE TABLE attempt ("
    " session TEXT NOT NULL REFERENCES session(session), block BIGINT NOT NULL, trial BIGINT NOT NULL,"
    " attempt BIGINT NOT NULL, sequence BIGINT NOT NULL, block_type TEXT NOT NULL,"
    " asks TEXT, presentation TEXT NOT NULL, plays BIGINT NOT NULL, frames_expected BIGINT NOT NULL,"
    " frames_delivered BIGINT, underruns BIGINT, max_gap_ms DOUBLE PRECISION, ignored_keys BIGINT,"
    " rate_hz BIGINT NOT NULL, device TEXT NOT NULL, level_db_spl DOUBLE PRECISION, gain_db DOUBLE PRECISION,"
    " started_utc TEXT NOT NULL, valid BIGINT NOT NULL, void_reason TEXT, digest TEXT,"
    " CHECK ((valid = 1 AND void_reason IS NULL) OR (valid = 0 AND void_reason IS NOT NULL)),"
    " PRIMARY KEY (session, block, trial, attempt), UNIQUE (session, sequence))",

    "CREATE UNIQUE INDEX one_valid_attempt ON attempt (session, block, trial) WHERE valid = 1",

    // the stimuli of an attempt, position from 1 in the order heard
    "CREATE TABLE presented ("
    " session TEXT NOT NULL, block BIGINT NOT NULL, trial BIGINT NOT NULL, attempt BIGINT NOT NULL,"
    " position BIGINT NOT NULL, role TEXT NOT NULL, stimulus TEXT NOT NULL, condition TEXT NOT NULL,"
    " talker TEXT NOT NULL, sample TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " PRIMARY KEY (session, block, trial, attempt, position),"
    " FOREIGN KEY (session, block, trial, attempt) REFERENCES attempt(session, block, trial, attempt))",

    // position: of the stimulus that is judged
    "CREATE TABLE answer ("
    " session TEXT NOT NULL, block BIGINT NOT NULL, trial BIGINT NOT NULL, attempt BIGINT NOT NULL,"
    " position BIGINT NOT NULL, question TEXT NOT NULL, value BIGINT, label TEXT NOT NULL,"
    " response_ms DOUBLE PRECISION NOT NULL, voted_utc TEXT NOT NULL,"
    " PRIMARY KEY (session, block, trial, attempt, position, question),"
    " FOREIGN KEY (session, block, trial, attempt, position)"
    " REFERENCES presented(session, block, trial, attempt, position),"
    " FOREIGN KEY (session, question) REFERENCES question(session, question))",

    // The public interface, the columns of the long CSV: a row per question and stimulus that is judged, void
    // attempts as well.
    "CREATE VIEW votes_long AS SELECT"
    " s.study AS study, s.session AS session, s.listener AS listener, s.panel AS panel, a.block AS block,"
    " a.block_type AS block_type, a.trial AS trial, a.attempt AS attempt, p.stimulus AS stimulus,"
    " p.condition AS condition, p.talker AS talker, p.sample AS sample, s.method AS method, q.scale AS scale,"
    " v.value AS vote, v.label AS vote_label, s.language AS language, v.response_ms AS response_ms,"
    " a.plays AS plays, a.frames_expected AS frames_expected, a.frames_delivered AS frames_delivered,"
    " a.underruns AS underruns, a.max_gap_ms AS max_gap_ms, a.rate_hz AS rate_hz, a.device AS device,"
    " a.level_db_spl AS level_db_spl, p.sha256 AS sha256, a.started_utc AS started_utc, v.voted_utc AS "
    "voted_utc,"
    " a.valid AS valid, a.void_reason AS void_reason, s.simulated AS simulated,"
    " q.question AS question, p.role AS role,"
    " (SELECT MIN(r.stimulus) FROM presented r WHERE r.session = a.session AND r.block = a.block"
    " AND r.trial = a.trial AND r.attempt = a.attempt AND r.role = 'reference') AS reference,"
    " a.presentation AS presentation, a.gain_db AS gain_db, a.digest AS digest"
    " FROM attempt a JOIN session s ON s.session = a.session"
    " JOIN presented p ON p.session = a.session AND p.block = a.block AND p.trial = a.trial"
    " AND p.attempt = a.attempt AND p.role <> 'reference'"
    " JOIN question q ON q.session = a.session AND (a.asks IS NULL OR a.asks = q.question)"
    " LEFT JOIN answer v ON v.session = a.session AND v.block = a.block AND v.trial = a.trial"
    " AND v.attempt = a.attempt AND v.position = p.position AND v.question = q.question",
};

} // namespace

namespace {

/// Of a study that is another program's, or whose table meta was emptied or changed.
[[noreturn]] void refuse_without_version(sql::Connection& connection, const std::string& name) {
  if (connection.has_table("meta") && connection.has_table("votes_long") && connection.has_table("session"))
    throw_environment(fmt::format(
        "{}: its table meta has no schema_version that is a whole number from 1, so nothing is guessed of "
        "its "
        "votes; somebody changed it: put the row ('schema_version', NUMBER) back, or take a backup",
        name));
  throw_environment(fmt::format("{}: it is a database, but not of a study; give the study's own file", name));
}

bool is_table_of_names(sql::Connection& connection) {
  if (!connection.has_table("meta")) return false;
  const auto columns = connection.columns("SELECT * FROM meta");
  return std::ranges::find(columns, "name") != columns.end() &&
         std::ranges::find(columns, "value") != columns.end();
}

} // namespace

int version_of(sql::Connection& connection, const std::string& name) {
  std::optional<long long> version;
  if (is_table_of_names(connection))
    connection.query("SELECT value FROM meta WHERE name = 'schema_version'", {},
                     [&](sql::Row row) { version = parse_integer(row[0]); });
  if (!version && connection.is_empty())
    throw_input(fmt::format(
        "{}: the database is empty, for whoever made it was stopped before its first table; the first "
        "session fills it",
        name));
  if (!version || *version < 1) refuse_without_version(connection, name);
  if (*version > schema_version)
    throw_environment(
        fmt::format("{}: its schema has version {}, this program knows {}; install a newer Quietroom", name,
                    *version, schema_version));
  return static_cast<int>(*version);
}

void make_tables_of_schema_2(sql::Connection& connection) {
  for (const char* statement : statements) connection.define(statement);
}

void make_tables(sql::Connection& connection) {
  make_tables_of_schema_2(connection);
  add_schema_3(connection);
}

void make_tables_and_version(sql::Connection& connection) {
  connection.define("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
  make_tables(connection);
  connection.run("INSERT INTO meta (name, value) VALUES ('schema_version', $1)",
                 {std::to_string(schema_version)});
}

void make_schema(sql::Connection& connection) {
  sql::Transaction transaction(connection);
  if (connection.is_empty()) make_tables_and_version(connection); // not made by another station meanwhile
  transaction.commit();
}

} // namespace quietroom::store
