#include "store/read_records.h"

#include "core/number.h"
#include "store/connection.h"
#include "store/migration.h"
#include "store/schema.h"
#include "store/waiting_sessions.h"

#include <map>

namespace quietroom::store {

namespace {

void read_sessions(sql::Connection& connection, StudyRecords& out) {
  connection.query("SELECT s.session, s.listener, s.started_utc, s.finished_utc, a.reason, s.simulated FROM"
                   " session s LEFT JOIN set_aside a ON a.session = s.session"
                   " ORDER BY s.started_utc, LENGTH(s.session), s.session",
                   {}, [&](sql::Row row) {
                     if (row[5] == "1")
                       ++out.simulated_sessions;
                     else
                       out.sessions.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]),
                                               std::string(row[3]), std::string(row[4])});
                   });
}

/// A booth may not: it sees what is its own.
bool may_read_audit(sql::Connection& connection, const Location& database) {
  bool out = !database.is_server();
  if (!out)
    connection.query("SELECT has_table_privilege('audit', 'SELECT')", {},
                     [&](sql::Row row) { out = row[0] == "1"; });
  return out;
}

AttemptRecord attempt_of(sql::Row row) {
  const auto number = [&](std::size_t i) { return static_cast<int>(parse_integer(row[i]).value_or(0)); };
  AttemptRecord out;
  out.block = number(1);
  out.trial = number(2);
  out.attempt = number(3);
  out.is_main = row[4] == "main";
  out.stimulus = row[5];
  out.condition = row[6];
  out.question = row[7];
  out.started_utc = row[8];
  out.voted_utc = row[9];
  out.valid = row[10] == "1";
  out.void_reason = row[11];
  out.vote = parse_double(row[12]);
  out.response_ms = parse_double(row[13]);
  return out;
}

} // namespace

StudyRecords read_records(const Location& database) {
  StudyRecords out;
  if (!exists(database)) return out;
  const auto connection = open(database, sql::Access::read_only);
  connection->begin_reading();            // one snapshot
  if (connection->is_empty()) return out; // a station is about to make the tables
  show_as_present(*connection, database);
  read_sessions(*connection, out);
  if (may_read_audit(*connection, database)) out.waiting = waiting_sessions(*connection);
  std::map<std::string, SessionRecord*, std::less<>> by_id;
  for (SessionRecord& each : out.sessions) by_id[each.session] = &each;
  connection->query("SELECT v.session, v.block, v.trial, v.attempt, v.block_type, v.stimulus, v.condition,"
                    " v.question, v.started_utc, v.voted_utc, v.valid, v.void_reason, v.vote, v.response_ms"
                    " FROM votes_long v JOIN attempt a ON a.session = v.session AND a.block = v.block"
                    " AND a.trial = v.trial AND a.attempt = v.attempt WHERE v.simulated = 0"
                    " ORDER BY v.session, a.sequence, v.question",
                    {}, [&](sql::Row row) {
                      if (const auto found = by_id.find(row[0]); found != by_id.end())
                        found->second->attempts.push_back(attempt_of(row));
                    });
  return out;
}

} // namespace quietroom::store
