#include "core/folder_lock.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace quietroom {

FolderLock::FolderLock(const std::filesystem::path& folder, const std::string& what)
    : m_folder(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (m_folder >= 0 && ::flock(m_folder, LOCK_EX | LOCK_NB) == 0) return;
  const int reason = errno;
  if (m_folder >= 0) ::close(m_folder);
  if (reason == EWOULDBLOCK)
    throw_environment(
        fmt::format("{}: another {} works in this folder; wait until it ends", folder.string(), what));
  throw_environment(fmt::format("{}: the folder cannot be locked ({}); make it readable for this user",
                                folder.string(), std::strerror(reason)));
}

FolderLock::~FolderLock() { ::close(m_folder); }

} // namespace quietroom
