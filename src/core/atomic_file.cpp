#include "core/atomic_file.h"

#include "core/error.h"
#include "core/output_guard.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

AtomicFile::AtomicFile(fs::path target) : m_target(std::move(target)) {
  if (const auto other = no_file_at(m_target))
    throw_input(
        fmt::format("{}: is {} and no regular file; name a file to write to", m_target.string(), *other));
  m_path = m_target.parent_path() /
           fmt::format(".{}.part{}{}", m_target.stem().string(), ::getpid(), m_target.extension().string());
}

AtomicFile::~AtomicFile() {
  std::error_code ignored;
  if (!m_committed) fs::remove(m_path, ignored);
}

void AtomicFile::commit() {
  const int file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  const int reason = errno;
  if (file >= 0) ::close(file);
  if (!synced)
    throw_environment(fmt::format("{}: cannot be written ({}); free disk space or fix the permissions",
                                  m_target.string(), std::strerror(reason)));
  std::error_code failure;
  fs::rename(m_path, m_target, failure);
  if (failure)
    throw_environment(fmt::format("{}: cannot be put in place ({})", m_target.string(), failure.message()));
  m_committed = true;
}

void write_file(const fs::path& target, std::string_view content) {
  AtomicFile file(target);
  std::ofstream out(file.path(), std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out)
    throw_environment(fmt::format("{}: cannot be written ({}); free disk space or fix the permissions",
                                  target.string(), std::strerror(errno)));
  file.commit();
}

std::string read_file(const fs::path& path) {
  const auto refuse = [&] {
    throw_input(fmt::format("{}: cannot be read; is the path right?", path.string()));
  };
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) refuse(); // before it is opened: a pipe would be waited for
  std::ifstream in(path, std::ios::binary);
  std::string content(static_cast<std::size_t>(fs::file_size(path, failure)), '\0');
  if (!in || failure) refuse();
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(in.gcount()));
  for (char c = 0; in.get(c);) content += c; // what was added meanwhile, or is of a file without a size
  if (in.bad()) refuse();
  return content;
}

} // namespace quietroom
