#include "store/copied_session.h"

#include "core/error.h"
#include "core/make_folder.h"
#include "core/sha256.h"
#include "store/copied_rows.h"
#include "store/notes.h"
#include "store/private_file.h"
#include "store/schema.h"
#include "store/sessions_of_listener.h"
#include "store/tables_in_order.h"
#include "store/waiting_files.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::store {

namespace {

/// Those whose rows belong to no session, or are numbered over all of them. Rows of `meta` belong to a
/// session by their name.
constexpr std::array<std::string_view, 7> tables_over_sessions = {
    "meta", "audit", "seat", "calibration", "level_check", "room_noise", "note"};

/// The others: all of a row of theirs belongs to the session of its column `session`.
constexpr auto tables_of_session = [] {
  std::array<std::string_view, tables_in_order.size() - tables_over_sessions.size()> out;
  std::ranges::copy_if(tables_in_order, out.begin(), [](std::string_view each) {
    return std::ranges::find(tables_over_sessions, each) == tables_over_sessions.end();
  });
  return out;
}();

constexpr const char* rows_of_session = "session = $1";
constexpr const char* meta_rows_of_session = "substr(name, 1, length($1) + 9) = 'session/' || $1 || '/'";

/// Those rows for which `where` holds; $1 in it is the session.
void copy_where(sql::Connection& from, sql::Connection& to, std::string_view table, const char* where,
                const std::string& session, const char* conflict = "") {
  const std::vector<std::string> columns = from.columns(fmt::format("SELECT * FROM {}", table));
  const std::string same = fmt::format("SELECT {} FROM {}", fmt::join(columns, ", "), table);
  const std::vector<sql::Kind> kinds = to.kinds(same);
  RowsInto into(to, table, columns, conflict);
  from.query(fmt::format("{} WHERE {}", same, where), {session},
             [&](sql::Row row) { into.add(values_of(row, kinds)); });
  into.write();
}

void add_texts(sql::Connection& connection, std::string_view table, const char* where,
               const std::string& session, std::vector<std::string>& out) {
  std::vector<std::string> columns = connection.columns(fmt::format("SELECT * FROM {}", table));
  std::ranges::sort(columns); // a table that was brought to a later schema has them in another order
  connection.query(fmt::format("SELECT {} FROM {} WHERE {}", fmt::join(columns, ", "), table, where),
                   {session}, [&](sql::Row row) {
                     std::string text(table);
                     for (const std::string_view field : row)
                       text += field.data() == nullptr ? "-;" : fmt::format("{}:{};", field.size(), field);
                     out.push_back(std::move(text));
                   });
}

void delete_rows(sql::Connection& connection, const std::string& session) {
  for (auto table = tables_of_session.rbegin(); table != tables_of_session.rend(); ++table)
    connection.run(fmt::format("DELETE FROM {} WHERE {}", *table, rows_of_session), {session});
  connection.run(fmt::format("DELETE FROM meta WHERE {}", meta_rows_of_session), {session});
}

/// The first of the files beside the database that has no session of this id, or a copy of this very one,
/// which was made before the power went; it is made where it is not there.
std::unique_ptr<sql::Connection> file_for(sql::Connection& from, const std::filesystem::path& database,
                                          const std::string& session) {
  for (std::size_t number = 1;; ++number) {
    const std::filesystem::path file = waiting_file_beside(database, number);
    if (!std::filesystem::exists(file)) {
      make_folder(std::filesystem::absolute(file).parent_path());
      make_private(file);
    }
    auto out = sql::open_sqlite(file, sql::Access::durable);
    if (out->is_empty()) make_schema(*out);
    if (!has_session(*out, session) || content_of(from, session) == content_of(*out, session)) return out;
  }
}

/// What is not there yet of the session, of its notes, and of all calibrations, for attempts name these by
/// their numbers; in a transaction.
void copy_with_notes(sql::Connection& from, sql::Connection& to, const std::string& session) {
  sql::Transaction transaction(to);
  copy_where(from, to, "calibration", "$1 = $1", session, "ON CONFLICT (calibration) DO NOTHING");
  if (!has_session(to, session)) copy_session(from, to, session);
  const std::vector<Note> there = notes(to);
  for (const Note& each : notes(from))
    if (each.session == session && std::ranges::find(there, each) == there.end()) add_note(to, each);
  transaction.commit();
}

} // namespace

void copy_session(sql::Connection& from, sql::Connection& to, const std::string& session) {
  for (const std::string_view table : tables_of_session)
    copy_where(from, to, table, rows_of_session, session);
  copy_where(from, to, "meta", meta_rows_of_session, session);
  if (content_of(from, session) != content_of(to, session))
    throw_environment(
        fmt::format("session {} did not arrive as it was; nothing was copied, try again", session));
}

void delete_session(sql::Connection& connection, const std::string& session) {
  for (const char* table : {"note", "audit"})
    connection.run(fmt::format("DELETE FROM {} WHERE {}", table, rows_of_session), {session});
  delete_rows(connection, session);
}

void move_beside(sql::Connection& from, const std::filesystem::path& database, const std::string& session) {
  sql::Transaction transaction(from); // nobody adds to the session while it moves
  {
    const auto beside = file_for(from, database, session);
    copy_with_notes(from, *beside, session);
    beside->checkpoint();
  }
  wipe_notes(from, session);
  delete_rows(from, session);
  transaction.commit();
}

bool is_same_session(sql::Connection& a, sql::Connection& b, const std::string& session) {
  const auto in_a = links_of(a, session), in_b = links_of(b, session);
  if (in_a.empty() || in_b.empty()) return content_of(a, session) == content_of(b, session);
  return in_a.front() == in_b.front();
}

std::string content_of(sql::Connection& connection, const std::string& session) {
  std::vector<std::string> rows;
  for (const std::string_view table : tables_of_session)
    add_texts(connection, table, rows_of_session, session, rows);
  add_texts(connection, "meta", meta_rows_of_session, session, rows);
  std::ranges::sort(rows);
  return sha256_of(fmt::format("{}", fmt::join(rows, "\n")));
}

std::vector<std::string> links_of(sql::Connection& connection, const std::string& session) {
  std::vector<std::string> out;
  connection.query("SELECT link, digest FROM attempt WHERE session = $1 AND link IS NOT NULL UNION ALL"
                   " SELECT link, digest FROM link WHERE session = $1 ORDER BY 1",
                   {session}, [&](sql::Row row) { out.emplace_back(row[1]); });
  return out;
}

} // namespace quietroom::store
