#include "store/copy_with_waiting.h"

#include "core/atomic_files.h"
#include "core/error.h"
#include "store/connection.h"
#include "store/private_file.h"
#include "store/waiting_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>
#include <utility>

namespace quietroom::store {

namespace fs = std::filesystem;

namespace {

/// SQLite takes such a file for a part of the database beside it.
bool is_part_of_another(const std::string& name) {
  return name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
}

/// Which sessions each of the files beside a database has.
std::vector<std::string> sessions_beside(const Location& database) {
  std::vector<std::string> out;
  if (database.is_server()) return out;
  for (const fs::path& file : waiting_files_beside(database.file))
    sql::open_sqlite(file, sql::Access::read_only)
        ->query("SELECT session FROM session ORDER BY session", {},
                [&](sql::Row row) { out.push_back(fmt::format("{} {}", file.string(), row[0])); });
  return out;
}

/// What sessions say of their study: its name, and the hash of what they were played, empty of an early one.
using Origins = std::set<std::pair<std::string, std::string>>;

Origins origins_in(const fs::path& file) {
  Origins out;
  const auto connection = sql::open_sqlite(file, sql::Access::read_only);
  const std::vector<std::string> columns = connection->has_table("session")
                                               ? connection->columns("SELECT * FROM session")
                                               : std::vector<std::string>{};
  if (std::ranges::find(columns, "lock_sha256") !=
      columns.end()) // not in an earlier schema, which is refused
    connection->query("SELECT DISTINCT study, lock_sha256 FROM session WHERE simulated = 0", {},
                      [&](sql::Row row) { out.emplace(row[0], row[1]); });
  return out;
}

bool is_of(const Origins& study, const std::pair<std::string, std::string>& session) {
  return std::ranges::any_of(study, [&](const auto& each) {
    return each.first == session.first &&
           (each.second.empty() || session.second.empty() || each.second == session.second);
  });
}

/// A file may have the name of one that waits and be of another study.
void refuse_other_study(const Location& database) {
  if (database.is_server()) return;
  const std::vector<fs::path> beside = waiting_files_beside(database.file);
  if (beside.empty()) return;
  const Origins study = origins_in(database.file);
  for (const fs::path& file : beside)
    for (const auto& session : origins_in(file))
      if (!study.empty() && !is_of(study, session))
        throw_input(
            fmt::format("{}: has a session of another study than {}, or of other stimuli; move it away, or "
                        "give the one that belongs there its name",
                        file.string(), database.name()));
}

/// A file of sessions that wait, and what its copy is called.
struct WaitingCopy {
  fs::path from, to;
};

/// Throws where one of the copies cannot be made. The folder of those beside a study.sqlite is made for them.
std::vector<WaitingCopy> waiting_copies(const Location& database, const fs::path& target) {
  std::vector<WaitingCopy> out;
  if (database.is_server()) return out;
  for (const fs::path& file : waiting_files_beside(database.file)) {
    out.push_back({file, waiting_file_beside(target, out.size() + 1)});
    const fs::path folder = out.back().to.parent_path();
    if (folder == target.parent_path() || fs::is_directory(folder)) refuse_backup_target(out.back().to);
  }
  return out;
}

} // namespace

void refuse_backup_target(const fs::path& target) {
  if (!target.has_filename())
    throw_input(fmt::format("{}: is a folder; give the name of a new file", target.string()));
  if (fs::exists(fs::symlink_status(target)))
    throw_input(fmt::format("{}: is there already; a backup never replaces anything, give the name of a new "
                            "file",
                            target.string()));
  if (is_part_of_another(target.filename().string()))
    throw_input(fmt::format("{}: SQLite would take it for a part of another database; give a name with "
                            "another end, such as backup.sqlite",
                            target.string()));
  const fs::path folder = fs::absolute(target).parent_path();
  if (!fs::is_directory(folder))
    throw_input(fmt::format("{}: its folder is not there; make it, or correct the path", target.string()));
}

std::vector<fs::path> copy_with_waiting(const Location& database, const fs::path& target,
                                        const CopyOne& copy) {
  refuse_backup_target(target);
  refuse_missing(database);
  AtomicFiles files;
  std::vector<fs::path> out;
  const auto copy_one = [&](const Location& from, const fs::path& to) {
    const fs::path& file = files.add(to);
    make_private(file);
    copy(from, file, to);
  };
  refuse_other_study(database);
  const std::vector<std::string> before = sessions_beside(database);
  for (const WaitingCopy& each : waiting_copies(database, target)) {
    copy_one(each.from, each.to);
    out.push_back(each.to);
  }
  copy_one(database, target);
  if (sessions_beside(database) != before)
    throw_environment(fmt::format("{}: a session came in from those that wait, or went there, while it was "
                                  "copied; nothing was made, try again",
                                  database.name()));
  for (const fs::path& each : out) refuse_backup_target(each); // they may have come meanwhile
  refuse_backup_target(target);
  files.commit();
  return out;
}

} // namespace quietroom::store
