#include "store/backup.h"

#include "core/error.h"
#include "store/connection.h"
#include "store/copy_with_waiting.h"
#include "store/schema.h"

#include <string>

namespace quietroom::store {

namespace fs = std::filesystem;

namespace {

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

void copy_pages(const Location& database, const fs::path& file, const fs::path& target) {
  const auto from = open(database, sql::Access::read_only);
  version_of(*from, database.name()); // refuses what is no study's
  copy_into(*from, file, target);
  if (!database.is_server()) sql::open_sqlite(file, sql::Access::read_only); // checks it
}

} // namespace

std::vector<fs::path> backup(const Location& database, const fs::path& target) {
  return copy_with_waiting(database, target, copy_pages);
}

} // namespace quietroom::store
