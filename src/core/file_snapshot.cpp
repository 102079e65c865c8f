#include "core/file_snapshot.h"

#include "core/sha256.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace quietroom {

namespace {

/// Closes a file at the end of a scope.
struct Closing {
  int file;
  ~Closing() { ::close(file); }
};

} // namespace

FileSnapshot::FileSnapshot(const std::filesystem::path& file) : m_file(file) {
  std::error_code failure;
  const bool is_file = std::filesystem::is_regular_file(file, failure); // a pipe would be waited for
  const int in = is_file ? ::open(file.c_str(), O_RDONLY | O_CLOEXEC) : -1;
  if (!is_file && std::filesystem::exists(file, failure))
    throw_input(fmt::format("{}: is a folder, a pipe or a device; give a file", file.string()));
  if (in < 0) throw_input(fmt::format("{}: cannot be read; is the path right?", file.string()));
  const Closing closing{in};
  m_memory = ::memfd_create("snapshot", MFD_CLOEXEC);
  if (m_memory < 0)
    throw_environment(
        fmt::format("{}: there is no memory to read it into ({})", file.string(), std::strerror(errno)));
  m_path = fmt::format("/proc/self/fd/{}", m_memory);
  try {
    copy_from(in);
  } catch (...) {
    ::close(m_memory); // no destructor runs for what was never made
    throw;
  }
}

FileSnapshot::FileSnapshot(FileSnapshot&& other) noexcept
    : m_file(std::move(other.m_file)), m_path(std::move(other.m_path)), m_sha256(std::move(other.m_sha256)),
      m_memory(std::exchange(other.m_memory, -1)) {}

FileSnapshot::~FileSnapshot() {
  if (m_memory >= 0) ::close(m_memory);
}

void FileSnapshot::copy_from(int in) {
  Sha256 hash;
  std::vector<char> chunk(1 << 18);
  for (;;) {
    const ssize_t count = ::read(in, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_input(fmt::format("{}: cannot be read ({})", m_file.string(), std::strerror(errno)));
    if (count == 0) break;
    hash.add(std::string_view(chunk.data(), static_cast<std::size_t>(count)));
    for (ssize_t done = 0; done < count;) {
      const ssize_t written = ::write(m_memory, chunk.data() + done, static_cast<std::size_t>(count - done));
      if (written < 0 && errno != EINTR)
        throw_environment(fmt::format("{}: there is no memory to read it into ({})", m_file.string(),
                                      std::strerror(errno)));
      done += std::max<ssize_t>(written, 0);
    }
  }
  m_sha256 = hash.finish();
}

void FileSnapshot::throw_named(const Error& error) const {
  std::string sentence = error.what();
  for (auto at = sentence.find(m_path.string()); at != std::string::npos;
       at = sentence.find(m_path.string(), at + m_file.string().size()))
    sentence.replace(at, m_path.string().size(), m_file.string());
  throw Error(error.kind(), sentence);
}

} // namespace quietroom
