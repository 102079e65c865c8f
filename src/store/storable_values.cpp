#include "store/storable_values.h"

#include "core/error.h"
#include "core/number.h"
#include "core/visible_text.h"
#include "store/tables_in_order.h"

#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace quietroom::store {

namespace {

/// What is wrong with a value; empty: nothing. `type` is what SQLite calls it.
std::string fault_of(sql::Kind kind, std::string_view type, std::string_view value) {
  if (type == "null") return {};
  if (type == "blob") return "is a BLOB";
  if (kind == sql::Kind::text) {
    if (value.find('\0') != value.npos) return "has a NUL byte";
    return is_utf8(value) ? "" : "is no UTF-8";
  }
  if (kind == sql::Kind::whole) return type == "integer" ? "" : "is no whole number";
  if (type != "integer" && type != "real") return "is no number";
  const auto number = parse_double(value);
  return number && std::isfinite(*number) ? "" : "is infinite";
}

void refuse_in_table(sql::Connection& connection, const std::string& file, std::string_view table) {
  const std::string all = fmt::format("SELECT * FROM {}", table);
  const std::vector<std::string> columns = connection.columns(all);
  const std::vector<sql::Kind> kinds = connection.kinds(all);
  std::string query = "SELECT rowid";
  for (const std::string& each : columns) query += fmt::format(", typeof({0}), {0}", each);
  connection.query(query + fmt::format(" FROM {} ORDER BY rowid", table), {}, [&](sql::Row row) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (const std::string fault = fault_of(kinds[i], row[1 + 2 * i], row[2 + 2 * i]); !fault.empty())
        throw_input(
            fmt::format("{}: table {}, column {}, row {}: the value {}, which cannot be copied; nothing "
                        "was copied, put the value right or take a backup",
                        file, table, columns[i], row[0], fault));
  });
}

} // namespace

void refuse_unstorable(sql::Connection& connection, const std::string& file) {
  for (const std::string_view table : tables_in_order) refuse_in_table(connection, file, table);
}

} // namespace quietroom::store
