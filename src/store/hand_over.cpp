#include "store/hand_over.h"

#include "core/number.h"
#include "core/sha256.h"
#include "store/copied_rows.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

namespace quietroom::store {

namespace {

constexpr std::int64_t links_a_transaction = 250;

/// Tables of a session that are small, and the rows of which do not change once they are there, or may.
struct Small {
  std::string_view table, key;
  bool changes = false;
};
constexpr Small small_tables[] = {
    {"question", "session, question"},
    {"sitting", "session, sitting"},
    {"session_text", "session, sitting, name"},
    {"consent", "session, entry"},
    {"sound_check", "session, entry"},
    {"set_aside", "session"},
    {"form_answer", "session, field", true},
    {"questionnaire_answer", "session, questionnaire, question", true},
    {"eligibility", "session", true},
};

/// Tables whose rows are numbered in each database: their number comes from their content here.
struct Numbered {
  std::string_view table, time;
  bool of_session = true;
};
constexpr Numbered numbered_tables[] = {{"audit", "happened_utc"},
                                        {"note", "written_utc"},
                                        {"level_check", "checked_utc", false},
                                        {"room_noise", "measured_utc", false}};

std::int64_t number_of(sql::Connection& connection, const std::string& query,
                       std::initializer_list<sql::Value> parameters) {
  std::int64_t out = 0;
  connection.query(query, parameters, [&](sql::Row row) { out = parse_integer(row[0]).value_or(0); });
  return out;
}

std::int64_t last_link_of(sql::Connection& connection, const std::string& session) {
  return std::max(number_of(connection, "SELECT MAX(link) FROM attempt WHERE session = $1", {session}),
                  number_of(connection, "SELECT MAX(link) FROM link WHERE session = $1", {session}));
}

std::string digest_of(sql::Connection& connection, const std::string& session, std::int64_t link) {
  std::string out;
  connection.query("SELECT digest FROM attempt WHERE session = $1 AND link = $2 UNION ALL"
                   " SELECT digest FROM link WHERE session = $1 AND link = $2",
                   {session, link}, [&](sql::Row row) { out = row[0]; });
  return out;
}

/// The time in digits and two of the SHA-256: rows stay in the order of their times, and the same row has the
/// same number wherever it comes from.
std::int64_t number_from(std::string_view time, const std::string& content) {
  constexpr std::size_t most_digits = 16; // two less than a number can have: year to hundredths
  std::string digits;
  for (const char c : time)
    if (c >= '0' && c <= '9' && digits.size() < most_digits) digits += c;
  const std::string digest = sha256_of(content);
  const auto part = static_cast<unsigned char>(digest[0]) * 7U + static_cast<unsigned char>(digest[1]);
  return parse_integer(digits).value_or(0) * 100 + static_cast<std::int64_t>(part % 100);
}

class Handing {
public:
  Handing(sql::Connection& journal, sql::Connection& server, std::string session, std::string listener)
      : m_journal(journal), m_server(server), m_session(std::move(session)), m_listener(std::move(listener)) {
  }

  /// Why the server cannot take it; empty where it can.
  std::string refusal() {
    m_from = last_link_of(m_server, m_session);
    m_to = last_link_of(m_journal, m_session);
    const std::int64_t common = std::min(m_from, m_to);
    if (common > 0 && digest_of(m_server, m_session, common) != digest_of(m_journal, m_session, common))
      return fmt::format(
          "session {}: the server has another session of this id; what this booth has stays in its journal",
          m_session);
    if (m_from > 0 || is_set_aside()) return "";
    std::string other;
    m_server.query("SELECT session FROM session WHERE listener = $1 AND session <> $2 AND simulated = 0 AND "
                   "session NOT IN"
                   " (SELECT session FROM set_aside)",
                   {m_listener, m_session}, [&](sql::Row row) { other = row[0]; });
    if (other.empty()) return "";
    return fmt::format(
        "session {0}: listener {1} has the session {2} on the server already; it waits in this booth until "
        "quietroom redo STUDY --listener {1} sets that one aside",
        m_session, m_listener, other);
  }

  const std::string& session() const { return m_session; }

  /// Changes with whatever is added to the session in the journal.
  std::string state_of_journal() {
    std::string out = std::to_string(last_link_of(m_journal, m_session));
    for (const Small& each : small_tables) out += fmt::format(" {}", count(m_journal, each));
    for (const Numbered& each : numbered_tables)
      out += fmt::format(" {}", number_of(m_journal, fmt::format("SELECT COUNT(*) FROM {}", each.table), {}));
    return out;
  }

  /// Links; known after refusal().
  std::int64_t waits() const { return std::max<std::int64_t>(0, m_to - m_from); }

  /// Hands over so many links; how many it were.
  std::int64_t some(std::int64_t most) {
    const std::int64_t last = std::min(m_to, m_from + std::min(most, links_a_transaction));
    if (last <= m_from && !small_ones_wait()) return 0;
    const std::int64_t done = std::max<std::int64_t>(0, last - m_from);
    sql::Transaction transaction(m_server);
    rows("session", "session", "WHERE session = $1", {m_session}, "ON CONFLICT (session) DO NOTHING",
         "finished_utc");
    rows("meta", "meta", "WHERE substr(name, 1, length($1) + 9) = 'session/' || $1 || '/'", {m_session},
         "ON CONFLICT (name) DO NOTHING");
    for (const Small& each : small_tables) small(each);
    for (const Numbered& each : numbered_tables) numbered(each);
    if (done > 0) links(last);
    transaction.commit();
    m_from = std::max(m_from, last);
    return done;
  }

private:
  bool is_set_aside() {
    return number_of(m_journal, "SELECT COUNT(*) FROM set_aside WHERE session = $1", {m_session}) > 0;
  }

  /// What stands beside the chain: consent before the first attempt, a form.
  bool small_ones_wait() {
    if (number_of(m_server, "SELECT COUNT(*) FROM session WHERE session = $1", {m_session}) == 0) return true;
    if (m_from > m_to) return false; // the server knows more: the session was withdrawn or set aside there
    return std::ranges::any_of(
        small_tables, [&](const Small& each) { return count(m_journal, each) > count(m_server, each); });
  }
  std::int64_t count(sql::Connection& connection, const Small& of) {
    return number_of(connection, fmt::format("SELECT COUNT(*) FROM {} WHERE session = $1", of.table),
                     {m_session});
  }

  void small(const Small& each) {
    const bool stand = !each.changes && count(m_journal, each) <= count(m_server, each);
    if (stand) return;
    rows(each.table, std::string(each.table), "WHERE session = $1", {m_session},
         each.changes ? changed(each) : fmt::format("ON CONFLICT ({}) DO NOTHING", each.key));
  }

  std::string changed(const Small& each) {
    std::string set;
    for (const std::string& column : m_journal.columns(fmt::format("SELECT * FROM {}", each.table)))
      set += fmt::format("{}{} = EXCLUDED.{}", set.empty() ? "" : ", ", column, column);
    return fmt::format("ON CONFLICT ({}) DO UPDATE SET {}", each.key, set);
  }

  void numbered(const Numbered& each) {
    if (!each.of_session) // level checks name their calibration
      rows("calibration", "calibration", "", {}, "ON CONFLICT (calibration) DO NOTHING");
    const std::string query =
        fmt::format("SELECT * FROM {} {}", each.table, each.of_session ? "WHERE session = $1" : "");
    const auto columns = m_journal.columns(query);
    const auto kinds = m_journal.kinds(query);
    const auto at = [&](std::string_view name) {
      return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin());
    };
    RowsInto into(m_server, each.table, columns, "ON CONFLICT (entry) DO NOTHING");
    m_journal.run(query, parameters(each.of_session), [&](sql::Row row) {
      std::vector<sql::Value> values;
      std::string content;
      for (std::size_t i = 0; i < row.size(); ++i) {
        values.push_back(value_of(row[i], kinds[i]));
        if (i != at("entry")) content += fmt::format("{}:{};", row[i].size(), row[i]);
      }
      values[at("entry")] = number_from(row[at(each.time)], content);
      into.add(std::move(values));
    });
    into.write();
  }
  std::vector<sql::Value> parameters(bool of_session) const {
    return of_session ? std::vector<sql::Value>{m_session} : std::vector<sql::Value>{};
  }

  /// Attempts and links up to `last`. A block that began again frees the place of its valid attempts first.
  void links(std::int64_t last) {
    m_journal.query(
        "SELECT link, kind, number FROM link WHERE session = $1 AND link > $2 AND link <= $3 AND kind IN"
        " ('restarted', 'redone', 'withdrawn') ORDER BY link",
        {m_session, m_from, last}, [&](sql::Row row) {
          const std::int64_t block = row[1] == "restarted" ? parse_integer(row[2]).value_or(0) : 0;
          m_server.run("UPDATE attempt SET valid = 0, void_reason = $2 WHERE session = $1 AND valid = 1 AND"
                       " ($3 = 0 OR block = $3) AND link < $4",
                       {m_session, std::string(row[1]), block, *parse_integer(row[0])});
        });
    const std::string in_range = "a.session = $1 AND a.link > $2 AND a.link <= $3";
    rows("attempt", "attempt a", "WHERE " + in_range + " ORDER BY a.link", {m_session, m_from, last},
         "ON CONFLICT (session, block, trial, attempt) DO NOTHING", "", "a.");
    for (const auto& [table, key] :
         {std::pair{"presented", "session, block, trial, attempt, position"},
          std::pair{"answer", "session, block, trial, attempt, position, question"}})
      rows(table,
           fmt::format(
               "{} p JOIN attempt a ON a.session = p.session AND a.block = p.block AND a.trial = p.trial AND"
               " a.attempt = p.attempt",
               table),
           "WHERE " + in_range + " ORDER BY a.link", {m_session, m_from, last},
           fmt::format("ON CONFLICT ({}) DO NOTHING", key), "", "p.");
    rows("link", "link a", "WHERE " + in_range + " ORDER BY a.link", {m_session, m_from, last},
         "ON CONFLICT (session, link) DO NOTHING", "", "a.");
    m_journal.query("SELECT finished_utc FROM session WHERE session = $1 AND finished_utc IS NOT NULL AND "
                    "EXISTS (SELECT 1"
                    " FROM link WHERE session = $1 AND kind = 'finished' AND link <= $2)",
                    {m_session, last}, [&](sql::Row row) {
                      m_server.run(
                          "UPDATE session SET finished_utc = $2 WHERE session = $1 AND finished_utc IS NULL",
                          {m_session, std::string(row[0])});
                    });
  }

  /// The rows of a query of the journal, into a table of the server.
  void rows(std::string_view table, const std::string& from, const std::string& where,
            std::initializer_list<sql::Value> parameters, const std::string& conflict,
            std::string_view but = "", std::string_view prefix = "") {
    std::vector<std::string> columns = m_journal.columns(fmt::format("SELECT * FROM {}", table));
    std::erase(columns, but);
    std::vector<std::string> asked;
    for (const std::string& each : columns) asked.push_back(std::string(prefix) + each);
    const std::string query = fmt::format("SELECT {} FROM {} {}", fmt::join(asked, ", "), from, where);
    const auto kinds = m_journal.kinds(query);
    RowsInto into(m_server, table, columns, conflict);
    m_journal.query(query, parameters, [&](sql::Row row) {
      std::vector<sql::Value> values;
      for (std::size_t i = 0; i < row.size(); ++i) values.push_back(value_of(row[i], kinds[i]));
      into.add(std::move(values));
    });
    into.write();
  }

  sql::Connection& m_journal;
  sql::Connection& m_server;
  std::string m_session, m_listener;
  std::int64_t m_from = 0, m_to = 0; ///< the last link of the server, and of the journal
};

std::vector<Handing> sessions_in(sql::Connection& journal, sql::Connection& server) {
  std::vector<Handing> out;
  journal.query("SELECT session, listener FROM session ORDER BY started_utc, session", {}, [&](sql::Row row) {
    out.emplace_back(journal, server, std::string(row[0]), std::string(row[1]));
  });
  return out;
}

/// One state of the journal for all queries.
class Snapshot {
public:
  explicit Snapshot(sql::Connection& journal) : m_journal(journal) { journal.begin_reading(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    try {
      m_journal.run("ROLLBACK");
    } catch (...) { // it ends with the connection
    }
  }

private:
  sql::Connection& m_journal;
};

} // namespace

HandedOver hand_over(sql::Connection& journal, sql::Connection& server, HandedBefore* before,
                     std::uint64_t most_links) {
  HandedOver out;
  const Snapshot snapshot(journal);
  for (Handing& each : sessions_in(journal, server)) {
    const std::string stands = before == nullptr ? "" : each.state_of_journal();
    if (before != nullptr && (*before)[each.session()] == stands) continue;
    if (std::string why = each.refusal(); !why.empty()) {
      out.refused.push_back(std::move(why));
      out.left += static_cast<std::uint64_t>(each.waits());
      continue;
    }
    auto most = static_cast<std::int64_t>(most_links);
    for (std::int64_t done = each.some(most); done > 0;
         done = each.waits() > 0 && most > 0 ? each.some(most) : 0) {
      out.links += static_cast<std::uint64_t>(done);
      most -= done;
    }
    out.left += static_cast<std::uint64_t>(each.waits());
    if (before != nullptr && each.waits() == 0) (*before)[each.session()] = stands;
  }
  return out;
}

std::uint64_t waiting(sql::Connection& journal, sql::Connection& server) {
  std::uint64_t out = 0;
  const Snapshot snapshot(journal);
  for (Handing& each : sessions_in(journal, server)) {
    each.refusal(); // counts
    out += static_cast<std::uint64_t>(each.waits());
  }
  return out;
}

} // namespace quietroom::store
