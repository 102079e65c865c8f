#include "store/handed_rows.h"

#include "core/number.h"
#include "store/copied_rows.h"
#include "store/tables_in_order.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::store {

namespace {

constexpr SmallTable other_tables[] = {{"session", "session"},
                                       {"meta", "name"},
                                       {"attempt", "session, block, trial, attempt"},
                                       {"presented", "session, block, trial, attempt, position"},
                                       {"answer", "session, block, trial, attempt, position, question"},
                                       {"link", "session, link"}};

/// CROSS JOIN: SQLite begins with the attempts, of which few are new.
constexpr std::string_view of_attempts =
    "attempt a CROSS JOIN {} p ON p.session = a.session AND p.block = a.block AND p.trial = a.trial AND"
    " p.attempt = a.attempt";
constexpr const char* new_links = "a.session = $1 AND a.link > $2 AND a.link <= $3 ORDER BY a.link";

} // namespace

std::string conflict_of(std::string_view table, const std::vector<std::string>& columns) {
  const auto is_it = [&](const SmallTable& each) { return each.table == table; };
  const auto* small = std::ranges::find_if(small_tables, is_it);
  const SmallTable& found = small != small_tables.end() ? *small : *std::ranges::find_if(other_tables, is_it);
  if (!found.changes()) return fmt::format("ON CONFLICT ({}) DO NOTHING", found.key);
  std::string set;
  for (const std::string& column : columns)
    set += fmt::format("{}{} = EXCLUDED.{}", set.empty() ? "" : ", ", column, column);
  return fmt::format("ON CONFLICT ({}) DO UPDATE SET {}", found.key, set);
}

void HandedRows::take_session(const std::string& session) {
  take("session", {"session a", "a.", "a.session = $1"}, {session}, "finished_utc");
  take("meta", {"meta a", "a.", "a.name >= $1 AND a.name < $2"},
       {fmt::format("session/{}/", session), fmt::format("session/{}0", session)}); // '0' follows '/'
}

void HandedRows::take_small(const SessionStanding& here, const SessionStanding& there) {
  for (std::size_t i = 0; i < small_tables.size(); ++i)
    if (here.rows[i] > there.rows[i] || (small_tables[i].changes() && here.marks != there.marks))
      take(small_tables[i].table, {fmt::format("{} a", small_tables[i].table), "a.", "a.session = $1"},
           {here.session});
}

void HandedRows::take_links(const std::string& session, std::int64_t from, std::int64_t to) {
  const std::vector<sql::Value> range = {session, from, to};
  m_journal.run(
      "SELECT link, kind, number FROM link WHERE session = $1 AND link > $2 AND link <= $3 AND kind IN"
      " ('restarted', 'redone', 'withdrawn') ORDER BY link",
      range, [&](sql::Row row) {
        m_freed.push_back({session, std::string(row[1]),
                           row[1] == "restarted" ? parse_integer(row[2]).value_or(0) : 0,
                           *parse_integer(row[0])});
      });
  take("attempt", {"attempt a", "a.", new_links}, range);
  for (const std::string_view table : {"presented", "answer"})
    take(table, {fmt::format(of_attempts, table), "p.", new_links}, range);
  take("link", {"link a", "a.", new_links}, range);
}

void HandedRows::take_end(const std::string& session) {
  m_journal.query("SELECT finished_utc FROM session WHERE session = $1 AND finished_utc IS NOT NULL",
                  {session}, [&](sql::Row row) { m_ends.emplace_back(session, row[0]); });
}

void HandedRows::take(std::string_view table, const From& from, const std::vector<sql::Value>& parameters,
                      std::string_view but) {
  Rows& into = m_tables[table];
  if (into.columns.empty()) {
    into.columns = m_journal.columns(fmt::format("SELECT * FROM {}", table));
    std::erase(into.columns, but);
    into.conflict = conflict_of(table, into.columns);
  }
  const std::string between = ", " + from.letter;
  const std::string query = fmt::format("SELECT {}{} FROM {} WHERE {}", from.letter,
                                        fmt::join(into.columns, between), from.tables, from.where);
  const auto kinds = m_journal.kinds(query);
  m_journal.run(query, parameters, [&](sql::Row row) { into.rows.push_back(values_of(row, kinds)); });
}

/// A block that began again frees the place of its valid attempts first.
void HandedRows::free_places() {
  for (const Freed& each : m_freed)
    m_server.run("UPDATE attempt SET valid = 0, void_reason = $2 WHERE session = $1 AND valid = 1 AND"
                 " ($3 = 0 OR block = $3) AND link < $4",
                 {each.session, each.reason, each.block, each.before_link});
}

void HandedRows::write() {
  free_places();
  for (const std::string_view table : tables_in_order) {
    const auto found = m_tables.find(table);
    if (found == m_tables.end() || found->second.rows.empty()) continue;
    RowsInto into(m_server, table, found->second.columns, found->second.conflict);
    for (auto& row : found->second.rows) into.add(std::move(row));
    into.write();
  }
  for (const auto& [session, time] : m_ends)
    m_server.run("UPDATE session SET finished_utc = $2 WHERE session = $1 AND finished_utc IS NULL",
                 {session, time});
}

} // namespace quietroom::store
