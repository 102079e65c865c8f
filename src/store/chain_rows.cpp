#include "store/chain_rows.h"

#include "session/chain_bytes.h"
#include "session/kept_session.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::store {

namespace {

constexpr const char* without_own_link =
    " AND {} NOT IN (SELECT number FROM link WHERE session = $1 AND kind = '{}')";

} // namespace

std::vector<std::string_view> present_columns(sql::Connection& connection, const HashedTable& table) {
  const std::vector<std::string> held = connection.columns(fmt::format("SELECT * FROM {}", table.table));
  std::vector<std::string_view> out;
  std::ranges::copy_if(table.columns, std::back_inserter(out),
                       [&](std::string_view name) { return std::ranges::find(held, name) != held.end(); });
  return out;
}

void each_record(sql::Connection& connection, const HashedTable& table, const std::string& where,
                 std::initializer_list<sql::Value> parameters,
                 const std::function<void(std::string, sql::Row)>& on_row) {
  const auto columns = present_columns(connection, table);
  if (columns.empty()) return;
  const bool is_attempt = table.table == "attempt";
  connection.query(fmt::format("SELECT {} FROM {} {}", fmt::join(columns, ", "), table.table, where),
                   parameters, [&](sql::Row row) {
                     on_row(is_attempt ? closed_record(columns, row)
                                       : session::chain_record(table.table, columns, row),
                            row);
                   });
}

std::vector<std::string> records_of(sql::Connection& connection, const HashedTable& table,
                                    const std::string& where, std::initializer_list<sql::Value> parameters) {
  std::vector<std::string> out;
  each_record(connection, table, where, parameters,
              [&](std::string record, sql::Row) { out.push_back(std::move(record)); });
  return out;
}

std::vector<std::string> first_link_records(sql::Connection& connection, const std::string& session) {
  std::vector<std::string> out;
  for (const HashedTable& table : first_link_tables()) {
    std::string where = "WHERE session = $1";
    if (table.table == "sitting") where += fmt::format(without_own_link, "sitting", "sitting");
    if (table.table == "consent") where += fmt::format(without_own_link, "entry", "consent");
    if (table.table == "meta") where = "WHERE substr(name, 1, length($1) + 9) = 'session/' || $1 || '/'";
    std::ranges::move(records_of(connection, table, where, {session}), std::back_inserter(out));
  }
  return out;
}

std::string closed_record(std::span<const std::string_view> columns, sql::Row values) {
  std::vector<std::string_view> was(values.begin(), values.end());
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin());
  };
  if (was[at("valid")] == "0" && session::is_set_aside(was[at("void_reason")])) {
    was[at("valid")] = "1";
    was[at("void_reason")] = {};
  }
  return session::chain_record("attempt", columns, was);
}

} // namespace quietroom::store
