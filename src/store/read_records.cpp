#include "store/read_records.h"

#include "core/number.h"
#include "store/connection.h"
#include "store/migration.h"
#include "store/schema.h"
#include "store/waiting_sessions.h"
#include "store/whole_view.h"

#include <algorithm>
#include <compare>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <span>
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

std::int64_t whole(std::string_view text) { return parse_integer(text).value_or(0); }

/// What an attempt is called within its session.
struct AttemptKey {
  std::int64_t block = 0, trial = 0, attempt = 0;
  auto operator<=>(const AttemptKey&) const = default;
};

/// Of the columns block, trial, attempt, which follow that of the session.
AttemptKey key_of(sql::Row row) { return {whole(row[1]), whole(row[2]), whole(row[3])}; }

struct Begun {
  AttemptKey key;
  std::int64_t sequence = 0;
  bool is_main = false, valid = false;
  std::optional<std::string> asks; ///< nothing: each question of the session
  std::string void_reason, started_utc;
};

struct Judged {
  AttemptKey key;
  std::int64_t position = 0;
  std::string stimulus, condition;
};

struct Answered {
  AttemptKey key;
  std::int64_t position = 0;
  std::string question, voted_utc;
  std::optional<double> value, response_ms;
};

/// What the tables have of a session.
struct SessionRows {
  std::vector<Begun> begun;
  std::vector<Judged> judged;
  std::vector<Answered> answered;
  std::vector<std::string> questions;
};

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
  std::optional<std::string> m_last;
  std::optional<std::size_t> m_found;
};

constexpr const char* begun_query = "SELECT session, block, trial, attempt, sequence, block_type, valid, "
                                    "void_reason, started_utc, {} FROM attempt";
constexpr const char* judged_query = "SELECT session, block, trial, attempt, position, stimulus, condition "
                                     "FROM presented WHERE role <> 'reference'";
constexpr const char* answered_query =
    "SELECT session, block, trial, attempt, position, question, voted_utc, value, response_ms FROM answer";

/// Table by table: they are matched here, which takes a part of the time of a database's join.
std::vector<SessionRows> read_rows(sql::Connection& connection, const StudyRecords& records) {
  std::vector<SessionRows> out(records.sessions.size());
  Sessions sessions(records);
  const auto read = [&](const std::string& query, const auto& take) {
    connection.query(query, {}, [&](sql::Row row) {
      if (const auto session = sessions.at(row[0])) take(out[*session], row);
    });
  };
  const std::vector<std::string> columns = connection.columns("SELECT * FROM attempt");
  const bool has_asks = std::ranges::find(columns, "asks") != columns.end(); // not in schema 1
  read(fmt::format(fmt::runtime(begun_query), has_asks ? "asks" : "NULL"), [](SessionRows& to, sql::Row row) {
    to.begun.push_back({key_of(row), whole(row[4]), row[5] == "main", row[6] == "1",
                        row[9].data() == nullptr ? std::nullopt : std::optional(std::string(row[9])),
                        std::string(row[7]), std::string(row[8])});
  });
  read(judged_query, [](SessionRows& to, sql::Row row) {
    to.judged.push_back({key_of(row), whole(row[4]), std::string(row[5]), std::string(row[6])});
  });
  read(answered_query, [](SessionRows& to, sql::Row row) {
    to.answered.push_back({key_of(row), whole(row[4]), std::string(row[5]), std::string(row[6]),
                           parse_double(row[7]), parse_double(row[8])});
  });
  read("SELECT session, question FROM question ORDER BY session, question",
       [](SessionRows& to, sql::Row row) { to.questions.emplace_back(row[1]); });
  return out;
}

AttemptRecord record_of(const Begun& begun, const Judged& judged, const std::string& question,
                        std::span<Answered> answers) {
  AttemptRecord out{.block = static_cast<int>(begun.key.block),
                    .trial = static_cast<int>(begun.key.trial),
                    .attempt = static_cast<int>(begun.key.attempt),
                    .is_main = begun.is_main,
                    .stimulus = judged.stimulus,
                    .condition = judged.condition,
                    .question = question,
                    .started_utc = begun.started_utc,
                    .valid = begun.valid,
                    .void_reason = begun.void_reason};
  const auto answer = std::ranges::find_if(answers, [&](const Answered& each) {
    return each.position == judged.position && each.question == question;
  });
  if (answer == answers.end()) return out;
  out.voted_utc = std::move(answer->voted_utc);
  out.vote = answer->value;
  out.response_ms = answer->response_ms;
  return out;
}

/// Those of one attempt, from `at` on, of rows that are ordered by their keys.
template<class Row>
std::span<Row> rows_of(std::vector<Row>& rows, std::size_t& at, const AttemptKey& key) {
  while (at < rows.size() && rows[at].key < key) ++at;
  const std::size_t from = at;
  while (at < rows.size() && rows[at].key == key) ++at;
  return std::span(rows).subspan(from, at - from);
}

/// The rows of votes_long of a session, in the order in which the attempts were begun.
std::vector<AttemptRecord> matched(SessionRows rows) {
  std::ranges::sort(rows.begun, {}, &Begun::key);
  std::ranges::sort(rows.judged, {}, [](const Judged& each) { return std::pair(each.key, each.position); });
  std::ranges::sort(rows.answered, {}, &Answered::key);
  std::vector<std::pair<std::int64_t, AttemptRecord>> placed;
  placed.reserve(rows.begun.size());
  std::size_t judged_at = 0, answered_at = 0;
  for (const Begun& begun : rows.begun) {
    const std::span<Judged> judged = rows_of(rows.judged, judged_at, begun.key);
    const std::span<Answered> answers = rows_of(rows.answered, answered_at, begun.key);
    for (const std::string& question : rows.questions)
      if (!begun.asks || *begun.asks == question)
        for (const Judged& each : judged)
          placed.emplace_back(begun.sequence, record_of(begun, each, question, answers));
  }
  std::ranges::stable_sort(placed, {}, [](const auto& each) { return each.first; });
  std::vector<AttemptRecord> out;
  out.reserve(placed.size());
  for (auto& [sequence, record] : placed) out.push_back(std::move(record));
  return out;
}

void read_attempts(sql::Connection& connection, StudyRecords& out) {
  std::vector<SessionRows> rows = read_rows(connection, out);
  for (std::size_t i = 0; i < rows.size(); ++i) out.sessions[i].attempts = matched(std::move(rows[i]));
}

} // namespace

StudyRecords read_records(const Location& database) {
  StudyRecords out;
  if (!exists(database)) return out;
  const auto connection = open_whole(database);
  if (connection->is_empty()) return out; // a station is about to make the tables
  show_as_present(*connection, database);
  read_sessions(*connection, out);
  out.waiting = waiting_sessions(*connection, database);
  read_attempts(*connection, out);
  return out;
}

} // namespace quietroom::store
