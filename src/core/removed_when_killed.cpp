#include "core/removed_when_killed.h"

#include <cerrno>
#include <csignal>
#include <exception>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

namespace {

/// Holds nothing of the program that began it: no terminal, no pipe that somebody reads to its end.
[[noreturn]] void remove_when_alone(const fs::path& path, const fs::path& unless, int alive) {
  ::setsid();
  for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(each, SIG_IGN);
  const int kept = ::fcntl(alive, F_DUPFD_CLOEXEC, 3);
  for (int i = 0; i < 3; ++i) ::close(i);
  if (kept > 3) ::close_range(3, static_cast<unsigned>(kept) - 1, 0);
  ::close_range(static_cast<unsigned>(kept) + 1, ~0U, 0);
  char byte = 0;
  ssize_t got = -1;
  do got = ::read(kept, &byte, 1);
  while (got < 0 && errno == EINTR);
  std::error_code ignored;
  const bool is_kept = !unless.empty() && fs::exists(fs::symlink_status(unless, ignored));
  if (got == 0 && !is_kept) { // nobody said that it was done
    fs::remove_all(path, ignored);
    remove_with_logs(path);
  }
  ::_exit(0);
}

} // namespace

void remove_with_logs(const fs::path& file) noexcept {
  try {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) ::unlink((file.string() + ending).c_str());
  } catch (const std::exception&) { // no memory: it stays
  }
}

RemovedWhenKilled::RemovedWhenKilled(const fs::path& path, const fs::path& unless) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  m_watcher = ::fork();
  if (m_watcher == 0) {
    ::close(ends[1]);
    remove_when_alone(path, unless, ends[0]);
  }
  ::close(ends[0]);
  m_alive = ends[1];
}

RemovedWhenKilled::~RemovedWhenKilled() {
  if (m_alive < 0) return;
  const char done = '.';
  if (m_watcher > 0 && ::write(m_alive, &done, 1) == 1) ::waitpid(m_watcher, nullptr, 0);
  ::close(m_alive);
}

} // namespace quietroom
