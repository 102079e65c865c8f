#include "store/waiting_files.h"

#include "core/counted.h"
#include "core/number.h"
#include "store/connection.h"
#include "store/study_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::store {

namespace fs = std::filesystem;

namespace {

bool is_of_folder(const fs::path& database) { return database.filename() == database_of("").filename(); }

/// What the name of each begins with, and where.
fs::path first_beside(const fs::path& database) {
  if (is_of_folder(database)) return database.parent_path() / "waiting" / database.filename();
  return database.parent_path() / (database.stem().string() + "-waiting" + database.extension().string());
}

/// 1 for the first; 0 for a file that is none of them.
std::size_t number_of(const fs::path& file, const fs::path& first) {
  if (file.filename() == first.filename()) return 1;
  const std::string stem = file.stem().string(), begin = first.stem().string() + "-";
  if (!stem.starts_with(begin) || file.extension() != first.extension()) return 0;
  const auto number = parse_integer(stem.substr(begin.size()));
  return number && *number > 1 && std::to_string(*number) == stem.substr(begin.size())
             ? static_cast<std::size_t>(*number)
             : 0;
}

} // namespace

fs::path waiting_file_beside(const fs::path& database, std::size_t number) {
  const fs::path first = first_beside(database);
  if (number == 1) return first;
  return first.parent_path() /
         fmt::format("{}-{}{}", first.stem().string(), number, first.extension().string());
}

std::vector<fs::path> waiting_files_beside(const fs::path& database) {
  const fs::path first = first_beside(database);
  const fs::path folder = first.has_parent_path() ? first.parent_path() : fs::path(".");
  std::map<std::size_t, fs::path> found;
  std::error_code none;
  for (const fs::directory_entry& each : fs::directory_iterator(folder, none))
    if (const std::size_t number = number_of(each.path(), first); number > 0)
      found[number] = waiting_file_beside(database, number);
  std::vector<fs::path> out;
  for (auto& [number, file] : found) out.push_back(std::move(file));
  return out;
}

std::vector<WaitingSession> sessions_waiting_beside(const fs::path& database) {
  std::vector<WaitingSession> out;
  for (const fs::path& file : waiting_files_beside(database))
    sql::open_sqlite(file, sql::Access::read_only)
        ->query("SELECT s.session, s.listener, (SELECT COUNT(*) FROM attempt t WHERE t.session = s.session"
                " AND t.valid = 1) FROM session s WHERE s.simulated = 0 AND s.session NOT IN (SELECT session"
                " FROM set_aside) ORDER BY s.session",
                {}, [&](sql::Row row) {
                  out.push_back({.session = std::string(row[0]),
                                 .listener = std::string(row[1]),
                                 .votes = static_cast<std::uint64_t>(parse_integer(row[2]).value_or(0))});
                });
  return out;
}

std::string names_of(const std::vector<WaitingSession>& sessions) {
  std::string out;
  for (const WaitingSession& each : sessions)
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", each.session, counted(each.votes, "vote"));
  return out;
}

} // namespace quietroom::store
