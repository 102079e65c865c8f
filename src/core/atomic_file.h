#pragma once

#include "core/removed_when_killed.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace quietroom {

/// A file that appears whole or not at all: written beside its place, synced, then renamed onto it.
/// Without commit() the destructor removes what was written.
class AtomicFile {
public:
  enum class Target {
    replaced,
    is_new ///< nothing is ever replaced, and a program that is killed leaves nothing (removed_when_killed.h)
  };

  /// Throws an input Error where a device, pipe or socket is at the target (core/output_guard.h).
  explicit AtomicFile(std::filesystem::path target, Target how = Target::replaced);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  /// Where to write; has the target's extension, for libraries that go by it.
  const std::filesystem::path& path() const noexcept { return m_path; }

  /// Throws an environment Error when the file cannot be synced or renamed; of a new one an input Error where
  /// something has come to its place meanwhile.
  void commit();

private:
  std::filesystem::path m_target;
  std::filesystem::path m_path;
  std::optional<RemovedWhenKilled> m_killed; ///< of a new one
  bool m_committed = false;
};

void write_file(const std::filesystem::path& target, std::string_view content);

/// The whole file; throws an input Error that names the file when it cannot be read.
std::string read_file(const std::filesystem::path& path);

} // namespace quietroom
