#include "store/backup.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "store/private_file.h"
#include "store/schema.h"

#include <fmt/format.h>

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

void backup(const Location& database, const fs::path& target) {
  refuse_backup_target(target);
  refuse_missing(database);
  AtomicFile copy(target, AtomicFile::Target::is_new);
  make_private(copy.path());
  const auto from = open(database, sql::Access::read_only);
  version_of(*from, database.name()); // refuses what is no study's
  copy_into(*from, copy.path(), target);
  if (!database.is_server()) sql::open_sqlite(copy.path(), sql::Access::read_only); // checks it
  refuse_backup_target(target); // it may have come meanwhile
  copy.commit();
}

} // namespace quietroom::store
