#pragma once

#include "core/removed_when_killed.h"

#include <filesystem>
#include <optional>

namespace quietroom {

/// A new folder that appears whole or not at all: made beside its place, then renamed onto it. Without
/// commit() the destructor removes what was made; where the program dies, however it dies, a small process of
/// its own does, which has waited for that.
class AtomicFolder {
public:
  /// Throws an input Error where something is there already, or the folder above is not; an environment Error
  /// where nothing can be made there.
  explicit AtomicFolder(std::filesystem::path target);
  AtomicFolder(const AtomicFolder&) = delete;
  AtomicFolder& operator=(const AtomicFolder&) = delete;
  ~AtomicFolder();

  /// Where to write; in the same folder as the target, so that relative paths lead to the same places.
  const std::filesystem::path& path() const noexcept { return m_path; }

  /// Throws an environment Error where it cannot be put in place, also where something has come there since.
  void commit();

private:
  std::filesystem::path m_target, m_path;
  std::optional<RemovedWhenKilled> m_killed;
  bool m_committed = false;
};

} // namespace quietroom
