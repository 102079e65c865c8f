#include "core/put_in_place.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

std::error_code renamed_to_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) return {errno, std::generic_category()};
  std::error_code out; // a file system without the flag
  if (fs::exists(fs::symlink_status(to, out))) return std::make_error_code(std::errc::file_exists);
  out.clear();
  fs::rename(from, to, out);
  return out;
}

void sync_folder(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

} // namespace quietroom
