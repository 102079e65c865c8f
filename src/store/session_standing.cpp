#include "store/session_standing.h"

#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace quietroom::store {

namespace {

constexpr std::size_t names_a_statement = 64;
constexpr std::size_t fields_before_small = 8;

std::string last_of(std::string_view table, std::string_view column) {
  return fmt::format(", (SELECT x.{} FROM {} x WHERE x.session = s.session AND x.link IS NOT NULL"
                     " ORDER BY x.link DESC LIMIT 1)",
                     column, table);
}

std::string small_of(std::string_view what, std::string_view table) {
  return fmt::format(", (SELECT {} FROM {} x WHERE x.session = s.session)", what, table);
}

std::string query_of(bool with_small) {
  std::string out = "SELECT s.session, s.listener, CASE WHEN s.finished_utc IS NULL THEN 0 ELSE 1 END," +
                    small_of("COUNT(*)", "set_aside").substr(1) + last_of("attempt", "link") +
                    last_of("attempt", "digest") + last_of("link", "link") + last_of("link", "digest");
  if (with_small)
    for (const SmallTable& each : small_tables) {
      out += small_of("COUNT(*)", each.table);
      if (each.changes()) out += small_of(each.mark, each.table);
    }
  return out + " FROM session s WHERE s.session IN ";
}

/// `query` and a list of names, for many names in parts. Two texts, so that few statements are kept: for a
/// single name and for a full list, which repeats the last.
void run_for(sql::Connection& connection, const std::string& query, std::span<const std::string> names,
             const std::function<void(sql::Row)>& on_row) {
  for (std::size_t from = 0; from < names.size(); from += names_a_statement) {
    const auto part = names.subspan(from, std::min(names_a_statement, names.size() - from));
    std::vector<sql::Value> asked(part.begin(), part.end());
    if (asked.size() > 1) asked.resize(names_a_statement, asked.back());
    std::string list;
    for (std::size_t i = 0; i < asked.size(); ++i) list += fmt::format("{}${}", i == 0 ? "(" : ", ", i + 1);
    connection.run(query + list + ")", asked, on_row);
  }
}

std::int64_t whole(std::string_view field) { return parse_integer(field).value_or(0); }

SessionStanding read(sql::Row row, bool with_small) {
  SessionStanding out{std::string(row[0]), std::string(row[1]), row[2] == "1", whole(row[3]) > 0};
  for (const std::size_t at : {std::size_t{4}, std::size_t{6}})
    if (whole(row[at]) > out.last_link) {
      out.last_link = whole(row[at]);
      out.digest = row[at + 1];
    }
  std::size_t at = fields_before_small;
  if (with_small)
    for (std::size_t i = 0; i < small_tables.size(); ++i) {
      out.rows[i] = whole(row[at++]);
      if (small_tables[i].changes()) out.marks += fmt::format("{} ", row[at++]);
    }
  return out;
}

} // namespace

SessionStandings standings(sql::Connection& connection, std::span<const std::string> sessions,
                           bool with_small) {
  SessionStandings out;
  run_for(connection, query_of(with_small), sessions, [&](sql::Row row) {
    SessionStanding each = read(row, with_small);
    std::string name = each.session;
    out.emplace(std::move(name), std::move(each));
  });
  return out;
}

std::multimap<std::string, std::string> counting_sessions(sql::Connection& connection,
                                                          std::span<const std::string> listeners) {
  std::multimap<std::string, std::string> out;
  run_for(connection,
          "SELECT listener, session FROM session WHERE simulated = 0 AND session NOT IN (SELECT session FROM"
          " set_aside) AND listener IN ",
          listeners, [&](sql::Row row) { out.emplace(row[0], row[1]); });
  return out;
}

std::string digest_of_link(sql::Connection& connection, const std::string& session, std::int64_t link) {
  std::string out;
  connection.query("SELECT digest FROM attempt WHERE session = $1 AND link = $2 UNION ALL"
                   " SELECT digest FROM link WHERE session = $1 AND link = $2",
                   {session, link}, [&](sql::Row row) { out = row[0]; });
  return out;
}

} // namespace quietroom::store
