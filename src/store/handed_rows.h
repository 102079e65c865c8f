#pragma once

#include "store/session_standing.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::store {

/// Rows of a booth's journal on their way to the server: gathered for many sessions, then written table by
/// table, many rows in a statement. The caller has the transaction. A row that the server has already changes
/// nothing.
class HandedRows {
public:
  HandedRows(sql::Connection& journal, sql::Connection& server) : m_journal(journal), m_server(server) {}

  /// The session itself, without its end, and what it began with.
  void take_session(const std::string& session);

  /// Those small tables in which the journal has more than the server, or other rows.
  void take_small(const SessionStanding& here, const SessionStanding& there);

  /// The links after `from`, up to `to`: attempts with their answers, and those that are no attempts.
  void take_links(const std::string& session, std::int64_t from, std::int64_t to);

  /// The end of a session, after its last link.
  void take_end(const std::string& session);

  void write();

private:
  struct Rows {
    std::vector<std::string> columns;
    std::string conflict;
    std::vector<std::vector<sql::Value>> rows;
  };
  struct Freed { ///< attempts that do not count any more
    std::string session, reason;
    std::int64_t block = 0, before_link = 0;
  };
  struct From { ///< of the journal: tables, the letter of the one that is read, and the condition
    std::string tables, letter, where;
  };
  void take(std::string_view table, const From& from, const std::vector<sql::Value>& parameters,
            std::string_view but = "");
  void free_places();

  sql::Connection& m_journal;
  sql::Connection& m_server;
  std::map<std::string_view, Rows> m_tables;
  std::vector<Freed> m_freed;
  std::vector<std::pair<std::string, std::string>> m_ends; ///< session and time
};

/// The end of an INSERT into one of these tables.
std::string conflict_of(std::string_view table, const std::vector<std::string>& columns);

} // namespace quietroom::store
