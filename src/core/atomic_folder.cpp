#include "core/atomic_folder.h"

#include "core/error.h"
#include "core/put_in_place.h"

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
  const std::error_code failure = renamed_to_new(m_path, m_target);
  if (failure == std::errc::file_exists)
    throw_environment(fmt::format(
        "{}: came there while it was made, and nothing is replaced; give the name of a new folder",
        m_target.string()));
  if (failure)
    throw_environment(fmt::format("{}: cannot be put in place ({})", m_target.string(), failure.message()));
  m_committed = true;
  sync_folder(fs::absolute(m_target).parent_path());
}

} // namespace quietroom
