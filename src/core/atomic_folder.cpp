#include "core/atomic_folder.h"

#include "core/error.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

namespace {

void refuse_target(const fs::path& target) {
  std::error_code none;
  if (!target.has_filename())
    throw_input(fmt::format("{}: is no name of a new folder; give one", target.string()));
  if (fs::exists(fs::symlink_status(target, none)))
    throw_input(fmt::format("{}: is there already, and nothing is replaced; give the name of a new folder",
                            target.string()));
  if (!fs::is_directory(fs::absolute(target).parent_path(), none))
    throw_input(fmt::format("{}: its folder is not there; make it, or correct the path", target.string()));
}

/// "a/b/" is the folder a/b.
fs::path without_last_slash(const fs::path& path) { return path.has_filename() ? path : path.parent_path(); }

/// The names in a folder are on the disk.
void sync_folder(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

} // namespace

AtomicFolder::AtomicFolder(fs::path target) : m_target(without_last_slash(target)) {
  refuse_target(m_target);
  m_path = m_target.parent_path() / fmt::format(".{}.part{}", m_target.filename().string(), ::getpid());
  m_killed.emplace(m_path);
  std::error_code failure;
  if (!fs::create_directory(m_path, failure)) {
    m_killed.reset();
    throw_environment(fmt::format("{}: cannot be made ({}); make its folder writable for this user",
                                  m_target.string(), failure.message()));
  }
}

AtomicFolder::~AtomicFolder() {
  std::error_code ignored;
  if (!m_committed) fs::remove_all(m_path, ignored);
}

void AtomicFolder::commit() {
  sync_folder(m_path);
  int failed = ::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, m_target.c_str(), RENAME_NOREPLACE);
  if (failed != 0 && (errno == EINVAL || errno == ENOSYS) && !fs::exists(fs::symlink_status(m_target)))
    failed = ::rename(m_path.c_str(), m_target.c_str()); // a file system without the flag
  if (failed != 0)
    throw_environment(
        fmt::format("{}: cannot be put in place ({})", m_target.string(), std::strerror(errno)));
  m_committed = true;
  sync_folder(fs::absolute(m_target).parent_path());
}

} // namespace quietroom
