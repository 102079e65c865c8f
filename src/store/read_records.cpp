#include "store/read_records.h"

#include "core/number.h"
#include "store/connection.h"
#include "store/migration.h"
#include "store/schema.h"
#include "store/waiting_sessions.h"
#include "store/whole_view.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

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

/// Rows of a session mostly follow each other.
class Sessions {
public:
  explicit Sessions(const StudyRecords& records) {
    for (std::size_t i = 0; i < records.sessions.size(); ++i) m_by_id[records.sessions[i].session] = i;
  }
  /// Nothing for a session that is none of people.
  std::optional<std::size_t> at(std::string_view session) {
    if (session != m_last) {
      const auto found = m_by_id.find(session);
      m_last = session;
      m_found = found == m_by_id.end() ? std::nullopt : std::optional(found->second);
    }
    return m_found;
  }

private:
  std::map<std::string, std::size_t, std::less<>> m_by_id;
  std::string m_last;
  std::optional<std::size_t> m_found;
};

/// A row of votes_long without what is not asked for, and its place in the session. They are put in order
/// here, which takes less time than a database's.
constexpr const char* attempts_query =
    "SELECT a.session, a.block, a.trial, a.attempt, a.block_type, p.stimulus, p.condition, q.question,"
    " a.started_utc, v.voted_utc, a.valid, a.void_reason, v.value, v.response_ms, a.sequence FROM attempt a"
    " JOIN presented p ON p.session = a.session AND p.block = a.block AND p.trial = a.trial"
    " AND p.attempt = a.attempt AND p.role <> 'reference'"
    " JOIN question q ON q.session = a.session AND (a.asks IS NULL OR a.asks = q.question)"
    " LEFT JOIN answer v ON v.session = a.session AND v.block = a.block AND v.trial = a.trial"
    " AND v.attempt = a.attempt AND v.position = p.position AND v.question = q.question";

/// The same of the first schema, by the view that stands for its tables.
constexpr const char* attempts_query_by_view =
    "SELECT v.session, v.block, v.trial, v.attempt, v.block_type, v.stimulus, v.condition, v.question,"
    " v.started_utc, v.voted_utc, v.valid, v.void_reason, v.vote, v.response_ms, a.sequence FROM votes_long v"
    " JOIN attempt a ON a.session = v.session AND a.block = v.block AND a.trial = v.trial"
    " AND a.attempt = v.attempt";

void read_attempts(sql::Connection& connection, StudyRecords& out) {
  struct Placed {
    std::int64_t sequence = 0;
    AttemptRecord record;
  };
  std::vector<std::vector<Placed>> placed(out.sessions.size());
  Sessions sessions(out);
  const bool has_presented = connection.has_table("presented");
  connection.query(has_presented ? attempts_query : attempts_query_by_view, {}, [&](sql::Row row) {
    if (const auto session = sessions.at(row[0]))
      placed[*session].push_back({parse_integer(row[14]).value_or(0), attempt_of(row)});
  });
  for (std::size_t i = 0; i < placed.size(); ++i) {
    std::ranges::sort(placed[i], {}, [](const Placed& each) {
      return std::pair(each.sequence, std::string_view(each.record.question));
    });
    out.sessions[i].attempts.reserve(placed[i].size());
    for (Placed& each : placed[i]) out.sessions[i].attempts.push_back(std::move(each.record));
  }
}

} // namespace

StudyRecords read_records(const Location& database) {
  StudyRecords out;
  if (!exists(database)) return out;
  const auto connection = open_whole(database);
  if (connection->is_empty()) return out; // a station is about to make the tables
  show_as_present(*connection, database);
  read_sessions(*connection, out);
  if (may_read_audit(*connection, database)) out.waiting = waiting_sessions(*connection);
  read_attempts(*connection, out);
  return out;
}

} // namespace quietroom::store
