#include "store/numbered_rows.h"

#include "core/number.h"
#include "core/sha256.h"
#include "store/audit.h"
#include "store/clock_difference.h"
#include "store/copied_rows.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <string>

namespace quietroom::store {

namespace {

struct Numbered {
  std::string_view table, number, time;
  bool of_session = true;
};
constexpr std::array<Numbered, 5> numbered_tables = {
    {{"calibration", "calibration", "", false}, // its number is drawn, and stays
     {"level_check", "entry", "checked_utc", false},
     {"room_noise", "entry", "measured_utc", false},
     {"audit", "entry", "happened_utc"},
     {"note", "entry", "written_utc"}}};

/// Ahead of the server's clock; the rules of a server let a day more in, whose begin they count from.
constexpr double most_ahead_s = 86400;

std::int64_t last_entry(sql::Connection& journal, const Numbered& of) {
  std::int64_t out = 0;
  journal.query(fmt::format("SELECT MAX({}) FROM {}", of.number, of.table), {},
                [&](sql::Row row) { out = parse_integer(row[0]).value_or(0); });
  return out;
}

std::int64_t seen_of(const SeenEntries& seen, const Numbered& of) {
  const auto found = seen.find(of.table);
  return found == seen.end() ? 0 : found->second;
}

struct NumberedRows {
  std::vector<std::string> columns;
  std::size_t number = 0;                    ///< its column
  std::vector<std::vector<sql::Value>> rows; ///< with the numbers they have on the server
};

NumberedRows rows_after(sql::Connection& journal, const Numbered& of, std::int64_t after,
                        const std::function<bool(const std::string&)>& is_there) {
  const std::string query = fmt::format("SELECT * FROM {0} WHERE {1} > $1 ORDER BY {1}", of.table, of.number);
  NumberedRows out;
  out.columns = journal.columns(query);
  const auto kinds = journal.kinds(query);
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(out.columns, name) - out.columns.begin());
  };
  out.number = at(of.number);
  journal.query(query, {after}, [&](sql::Row row) {
    if (of.of_session && !row[at("session")].empty() && !is_there(std::string(row[at("session")]))) return;
    if (of.table == "audit" && row[at("action")] == action_of_waiting) return;
    std::vector<sql::Value> values = values_of(row, kinds);
    std::string content;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (i != out.number) content += fmt::format("{}:{};", row[i].size(), row[i]);
    if (!of.time.empty()) values[out.number] = number_from(row[at(of.time)], content);
    out.rows.push_back(std::move(values));
  });
  return out;
}

/// Why the server refuses a row.
std::string refusal_of_row(sql::Connection& server, const Numbered& of, const NumberedRows& all,
                           const std::vector<sql::Value>& row, const std::string& why) {
  const auto time = static_cast<std::size_t>(std::ranges::find(all.columns, of.time) - all.columns.begin());
  const auto* written =
      of.time.empty() || time >= row.size() ? nullptr : std::get_if<std::string>(&row[time]);
  const auto ahead = written == nullptr ? std::nullopt : seconds_ahead(server, *written);
  if (ahead && *ahead > most_ahead_s)
    return fmt::format(
        "a row of the table {} is refused by the server, for it was written at {}: the clock of this "
        "booth was {} ahead of the server's; set it right. The row stays in this booth's journal "
        "until the server's clock is that far",
        of.table, *written, length_text(*ahead));
  return fmt::format("a row of the table {} is refused by the server; it stays in this booth's journal ({})",
                     of.table, why);
}

/// All at once, or, where the server refuses that, each row on its own.
void write_rows(sql::Connection& server, const Numbered& of, const NumberedRows& all,
                std::vector<std::string>& refused) {
  const auto write = [&](std::span<const std::vector<sql::Value>> rows) {
    return sql::refusal_of(server, [&] {
      RowsInto into(server, of.table, all.columns, fmt::format("ON CONFLICT ({}) DO NOTHING", of.number));
      for (const auto& each : rows) into.add(each);
      into.write();
    });
  };
  if (all.rows.empty() || !write(all.rows)) return;
  for (const auto& each : all.rows)
    if (const auto why = write({&each, 1})) refused.push_back(refusal_of_row(server, of, all, each, *why));
}

std::vector<std::string> hand_over_tables(sql::Connection& journal, sql::Connection& server,
                                          SeenEntries& seen, bool of_session,
                                          const std::function<bool(const std::string&)>& is_there) {
  std::vector<std::string> refused;
  for (const Numbered& each : numbered_tables) {
    if (each.of_session != of_session) continue;
    const std::int64_t last = last_entry(journal, each);
    if (last <= seen_of(seen, each)) continue;
    write_rows(server, each, rows_after(journal, each, seen_of(seen, each), is_there), refused);
    seen[std::string(each.table)] = last;
  }
  return refused;
}

} // namespace

bool has_new_entries(sql::Connection& journal, const SeenEntries& seen) {
  return std::ranges::any_of(
      numbered_tables, [&](const Numbered& each) { return last_entry(journal, each) > seen_of(seen, each); });
}

std::vector<std::string> hand_over_measurements(sql::Connection& journal, sql::Connection& server,
                                                SeenEntries& seen) {
  return hand_over_tables(journal, server, seen, false, {});
}

std::vector<std::string> hand_over_entries(sql::Connection& journal, sql::Connection& server,
                                           SeenEntries& seen,
                                           const std::function<bool(const std::string& session)>& is_there) {
  return hand_over_tables(journal, server, seen, true, is_there);
}

std::uint64_t entries_waiting(sql::Connection& journal, sql::Connection& server) {
  std::uint64_t out = 0;
  for (const Numbered& each : numbered_tables) {
    const NumberedRows all = rows_after(journal, each, 0, [](const std::string&) { return true; });
    for (const auto& row : all.rows) {
      bool is_there = false;
      server.query(fmt::format("SELECT {0} FROM {1} WHERE {0} = $1", each.number, each.table),
                   {row[all.number]}, [&](sql::Row) { is_there = true; });
      if (!is_there) ++out;
    }
  }
  return out;
}

std::int64_t number_from(std::string_view time, const std::string& content) {
  constexpr std::size_t most_digits = 17; // YYYYMMDDhhmmss and milliseconds
  constexpr std::int64_t slots = 20000;   // as many as leave room for the year 9999 in 63 bits
  std::string digits;
  for (const char c : time)
    if (c >= '0' && c <= '9' && digits.size() < most_digits) digits += c;
  digits.resize(most_digits, '0');
  const auto part = [&](std::size_t from, std::size_t size) {
    return std::int64_t{*parse_integer(digits.substr(from, size))};
  };
  const std::int64_t days = (part(0, 4) * 12 + part(4, 2)) * 31 + part(6, 2); // in order, with gaps
  const std::int64_t ms = ((part(8, 2) * 60 + part(10, 2)) * 60 + part(12, 2)) * 1000 + part(14, 3);
  constexpr std::int64_t ms_a_day = 86'400'000;
  const auto hash = std::stoll(sha256_of(content).substr(0, 8), nullptr, 16);
  return (days * ms_a_day + ms) * slots + hash % slots;
}

} // namespace quietroom::store
