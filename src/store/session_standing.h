#pragma once

#include "store/connection.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

/// How far sessions are in a database: what a booth and its server are held against each other by.
namespace quietroom::store {

/// A table of a session that is small. Its rows do not change once they are there, or `mark` tells that they
/// did.
struct SmallTable {
  std::string_view table, key;
  std::string_view mark = ""; ///< an aggregate; empty: rows are only added
  bool changes() const { return !mark.empty(); }
};
inline constexpr std::array<SmallTable, 9> small_tables = {{
    {"question", "session, question"},
    {"sitting", "session, sitting"},
    {"session_text", "session, sitting, name"},
    {"consent", "session, entry"},
    {"sound_check", "session, entry"},
    {"set_aside", "session"},
    {"form_answer", "session, field", "MAX(x.answered_utc)"},
    {"questionnaire_answer", "session, questionnaire, question", "MAX(x.answered_utc)"},
    {"eligibility", "session", "MAX(x.overridden)"},
}};

struct SessionStanding {
  std::string session, listener;
  bool finished = false, set_aside = false;
  std::int64_t last_link = 0; ///< of its chain; 0: none yet
  std::string digest = "";    ///< of that link
  std::array<std::int64_t, small_tables.size()> rows{};
  std::string marks = ""; ///< of the tables that change

  bool operator==(const SessionStanding&) const = default;
};

using SessionStandings = std::map<std::string, SessionStanding, std::less<>>;

/// Those of the sessions that are there, by a statement for many. `with_small` counts the small tables too,
/// which takes a look at each of their rows. What a user may not see is not there.
SessionStandings standings(sql::Connection& connection, std::span<const std::string> sessions,
                           bool with_small);

/// Listener -> the session of theirs that counts: neither simulated nor set aside.
std::multimap<std::string, std::string> counting_sessions(sql::Connection& connection,
                                                          std::span<const std::string> listeners);

/// The digest of one link; empty where there is none.
std::string digest_of_link(sql::Connection& connection, const std::string& session, std::int64_t link);

} // namespace quietroom::store
