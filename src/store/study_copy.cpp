#include "store/study_copy.h"

#include "core/error.h"
#include "core/sha256.h"
#include "store/copied_rows.h"
#include "store/copy_with_waiting.h"
#include "store/present_schema.h"
#include "store/schema.h"
#include "store/server_roles.h"
#include "store/server_studies.h"
#include "store/storable_values.h"
#include "store/tables_in_order.h"
#include "store/whole_view.h"

#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::store {

namespace {

/// How many rows, and the sum of a part of the SHA-256 of each: the same for the same rows in any order.
struct Sum {
  std::uint64_t rows = 0, digests = 0;
  bool operator==(const Sum&) const = default;

  void add(sql::Row row) {
    std::string text;
    for (const std::string_view field : row)
      text += field.data() == nullptr ? "-;" : fmt::format("{}:{};", field.size(), field);
    const std::string digest = sha256_of(text).substr(0, 16);
    std::uint64_t part = 0;
    std::from_chars(digest.data(), digest.data() + digest.size(), part, 16);
    digests += part;
    ++rows;
  }
};

Sum copy_table(sql::Connection& from, sql::Connection& to, std::string_view table) {
  const std::string query = fmt::format("SELECT * FROM {}", table);
  const std::vector<std::string> columns = from.columns(query);
  const std::string same = fmt::format("SELECT {} FROM {}", fmt::join(columns, ", "), table);
  const std::vector<sql::Kind> kinds = to.kinds(same);
  RowsInto rows(to, table, columns, "");
  Sum read, written;
  from.query(same, {}, [&](sql::Row row) {
    read.add(row);
    rows.add(values_of(row, kinds));
  });
  rows.write();
  to.query(same, {}, [&](sql::Row row) { written.add(row); });
  if (read != written)
    throw_environment(
        fmt::format("the table {} did not arrive as it was; nothing was copied, try again", table));
  return read;
}

/// As it is at one moment.
std::unique_ptr<sql::Connection> opened(const Location& from) {
  auto source = open_whole(from);
  refuse_earlier_schema(*source, from);
  if (!from.is_server()) refuse_unstorable(*source, from.name());
  return source;
}

std::vector<CopiedTable> copy_to_server(sql::Connection& from, const Location& to) {
  const auto connection = begin_study(to.server, to.study);
  auto out = copy_rows(from, *connection);
  grant_roles(*connection, to.study);
  connection->run("COMMIT");
  return out;
}

/// Into a file that is empty: one plain file, without logs.
std::vector<CopiedTable> copy_to_file(const Location& from, const std::filesystem::path& to) {
  const auto source = opened(from);
  const auto connection = sql::open_sqlite(to, sql::Access::durable);
  sql::Transaction transaction(*connection);
  make_tables_and_version(*connection);
  auto out = copy_rows(*source, *connection);
  transaction.commit();
  connection->checkpoint();
  connection->run("PRAGMA journal_mode=DELETE");
  return out;
}

} // namespace

std::vector<CopiedTable> copy_rows(sql::Connection& from, sql::Connection& to) {
  std::vector<CopiedTable> out;
  to.run("DELETE FROM meta"); // its version comes with the rows
  for (const std::string_view table : tables_in_order)
    out.push_back({std::string(table), copy_table(from, to, table).rows});
  return out;
}

CopiedStudy copy_study(const Location& from, const Location& to) {
  refuse_missing(from);
  if (to.is_server()) return {copy_to_server(*opened(from), to), {}};
  CopiedStudy out;
  out.waiting = copy_with_waiting(from, to.file, [&](const Location& one, const auto& file, const auto&) {
    out.tables = copy_to_file(one, file); // the study comes last
  });
  return out;
}

std::string study_named_in(const Location& database) {
  refuse_missing(database);
  std::vector<std::string> names;
  open(database, sql::Access::read_only)->query("SELECT DISTINCT study FROM session", {}, [&](sql::Row row) {
    names.emplace_back(row[0]);
  });
  return names.size() == 1 ? names.front() : "";
}

} // namespace quietroom::store
