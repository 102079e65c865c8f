#include "packets/followed_file.h"

#include "core/error.h"
#include "core/visible_text.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace quietroom::packets {

namespace {

constexpr int pause_ms = 100;
constexpr std::size_t buffer_bytes = 1 << 16;

int opened(const std::string& path) {
  const int out = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (out < 0) throw_input(input_name(path) + ": cannot be read (" + std::strerror(errno) + ")");
  return out;
}

} // namespace

FollowedFile::FollowedFile(std::string path, KeepReading go_on)
    : m_path(std::move(path)), m_go_on(std::move(go_on)), m_file(opened(m_path)) {
  struct stat found {};
  ::fstat(m_file, &found);
  if (S_ISDIR(found.st_mode)) throw_input(m_path + ": is a folder; give a file");
  m_is_pipe = m_path == "-" || !S_ISREG(found.st_mode);
}

FollowedFile::~FollowedFile() { ::close(m_file); }

std::FILE* FollowedFile::stream() {
  cookie_io_functions_t functions{};
  functions.read = [](void* self, char* to, std::size_t room) { return read_some(self, to, room); };
  std::FILE* out = ::fopencookie(this, "rb", functions);
  if (out == nullptr) throw_environment(input_name(m_path) + ": no memory to read it");
  std::setvbuf(out, nullptr, _IOFBF, buffer_bytes);
  return out;
}

ssize_t FollowedFile::read_some(void* self, char* to, std::size_t room) {
  return static_cast<FollowedFile*>(self)->read_some(to, room);
}

/// Until something may be there. False: stop.
bool FollowedFile::wait() {
  if (!m_go_on()) return false;
  pollfd asked{m_file, POLLIN, 0};
  while (m_is_pipe && ::poll(&asked, 1, pause_ms) <= 0)
    if (!m_go_on()) return false;
  return true;
}

FileChange FollowedFile::look() const {
  struct stat ours {
  }, named{};
  ::fstat(m_file, &ours);
  if (ours.st_size < m_offset) return FileChange::cut_short;
  const bool replaced =
      ::stat(m_path.c_str(), &named) == 0 && (named.st_ino != ours.st_ino || named.st_dev != ours.st_dev);
  return replaced ? FileChange::replaced : FileChange::none; // a name that is gone may come back
}

ssize_t FollowedFile::read_some(char* to, std::size_t room) {
  bool last_look = false; // what was written between the last read and the change is still to come
  while (!m_stopped && m_change != FileChange::cut_short) {
    if (!wait()) break;
    const ssize_t got = ::read(m_file, to, room);
    if (got > 0) {
      m_offset += got;
      m_change = FileChange::none;
      return got;
    }
    if (got < 0 && errno != EINTR && errno != EAGAIN) return -1;
    if (got < 0) continue;
    if (m_is_pipe || last_look) return 0;
    m_change = look();
    if (m_change == FileChange::cut_short) return 0;
    last_look = m_change == FileChange::replaced;
    if (!last_look) ::poll(nullptr, 0, pause_ms);
  }
  m_stopped = m_stopped || m_change == FileChange::none;
  return 0;
}

void FollowedFile::begin_anew() {
  if (m_change == FileChange::replaced) {
    const int next = opened(m_path);
    ::close(std::exchange(m_file, next));
  } else {
    ::lseek(m_file, 0, SEEK_SET);
  }
  m_offset = 0;
  m_change = FileChange::none;
}

} // namespace quietroom::packets
