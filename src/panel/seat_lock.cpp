#include "panel/seat_lock.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace quietroom::panel {

SeatLock::SeatLock(const std::filesystem::path& study, const std::string& listener) {
  const std::filesystem::path folder = study / "lock";
  std::error_code failure;
  std::filesystem::create_directory(folder, failure);
  const std::filesystem::path path = folder / listener;
  m_file = failure ? -1 : ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (m_file < 0)
    throw_environment(
        fmt::format("{}: cannot be written ({}); make the study's folder writable for this user, and see "
                    "that the disk has space",
                    path.string(), failure ? failure.message() : std::strerror(errno)));
  if (::flock(m_file, LOCK_EX | LOCK_NB) == 0) return;
  ::close(m_file);
  throw_environment(
      fmt::format("a station already runs the session of {} in {}; use that one, or end it first", listener,
                  study.string()));
}

SeatLock::~SeatLock() { ::close(m_file); }

} // namespace quietroom::panel
