#include "core/atomic_file.h"

#include "core/error.h"
#include "core/output_guard.h"
#include "core/put_in_place.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

namespace {

std::error_code renamed(const fs::path& from, const fs::path& to) {
  std::error_code out;
  fs::rename(from, to, out);
  return out;
}

} // namespace

AtomicFile::AtomicFile(fs::path target, Target how) : m_target(std::move(target)) {
  if (const auto other = no_file_at(m_target))
    throw_input(
        fmt::format("{}: is {} and no regular file; name a file to write to", m_target.string(), *other));
  m_path = m_target.parent_path() /
           fmt::format(".{}.part{}{}", m_target.stem().string(), ::getpid(), m_target.extension().string());
  if (how == Target::replaced) return;
  m_killed.emplace(m_path);
  remove_with_logs(m_path); // of one that had this program's number before, and lost its power
}

AtomicFile::~AtomicFile() {
  std::error_code ignored;
  if (!m_committed && m_killed) remove_with_logs(m_path);
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
  const std::error_code failure = m_killed ? renamed_to_new(m_path, m_target) : renamed(m_path, m_target);
  if (failure == std::errc::file_exists)
    throw_input(
        fmt::format("{}: came there while it was written, and nothing is replaced; give the name of a "
                    "new file",
                    m_target.string()));
  if (failure)
    throw_environment(fmt::format("{}: cannot be put in place ({})", m_target.string(), failure.message()));
  m_committed = true;
  if (m_killed)
    sync_folder(fs::absolute(m_target).parent_path()); // of one that is replaced the old one is whole, too
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
