#include "store/backup.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/make_folder.h"
#include "store/private_file.h"
#include "store/schema.h"
#include "store/waiting_files.h"

#include <fmt/format.h>
#include <memory>

namespace quietroom::store {

namespace fs = std::filesystem;

namespace {

/// SQLite takes such a file for a part of the database beside it.
bool is_part_of_another(const std::string& name) {
  return name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
}

/// A message that names the file which is written first names the one that was asked for.
void copy_into(sql::Connection& from, const fs::path& first, const fs::path& target) {
  try {
    from.copy_to(first);
  } catch (const Error& error) {
    std::string text = error.what();
    for (const std::string& name : {fs::absolute(first).string(), first.string()})
      if (const auto at = text.find(name); at != text.npos) text.replace(at, name.size(), target.string());
    throw Error(error.kind(), text);
  }
}

/// Which sessions each of these files has.
std::vector<std::string> sessions_in(const std::vector<WaitingCopy>& files) {
  std::vector<std::string> out;
  for (const WaitingCopy& each : files)
    sql::open_sqlite(each.from, sql::Access::read_only)
        ->query("SELECT session FROM session ORDER BY session", {},
                [&](sql::Row row) { out.push_back(fmt::format("{} {}", each.from.string(), row[0])); });
  return out;
}

/// A copy that has no name yet.
std::unique_ptr<AtomicFile> copied(const Location& database, const fs::path& target) {
  auto copy = std::make_unique<AtomicFile>(target);
  make_private(copy->path());
  const auto from = open(database, sql::Access::read_only);
  version_of(*from, database.name()); // refuses what is no study's
  copy_into(*from, copy->path(), target);
  if (!database.is_server()) sql::open_sqlite(copy->path(), sql::Access::read_only); // checks it
  return copy;
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

std::vector<fs::path> backup(const Location& database, const fs::path& target) {
  refuse_backup_target(target);
  refuse_missing(database);
  const std::vector<WaitingCopy> waiting = waiting_copies(database, target);
  std::vector<std::unique_ptr<AtomicFile>> copies;
  std::vector<fs::path> out;
  const auto before = waiting.empty() ? std::vector<std::string>{} : sessions_in(waiting);
  for (const WaitingCopy& each : waiting) {
    make_folder(fs::absolute(each.to).parent_path());
    copies.push_back(copied(each.from, each.to));
    out.push_back(each.to);
  }
  copies.push_back(copied(database, target));
  if (!waiting.empty() && sessions_in(waiting_copies(database, target)) != before)
    throw_environment(fmt::format("{}: a session came in from those that wait, or went there, while it was "
                                  "copied; nothing was made, try again",
                                  database.name()));
  for (const WaitingCopy& each : waiting) refuse_backup_target(each.to); // they may have come meanwhile
  refuse_backup_target(target);
  for (const auto& each : copies) each->commit();
  return out;
}

} // namespace quietroom::store
