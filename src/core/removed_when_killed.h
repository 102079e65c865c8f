#pragma once

#include <filesystem>

#include <sys/types.h>

namespace quietroom {

/// While it lives a small process of its own waits for the death of this program, however it dies (kill -9
/// too), and removes then what stands at a path, folder or file, and the logs that a database has beside it;
/// but nothing where something stands at `unless` by then.
class RemovedWhenKilled {
public:
  /// Made before what it is to remove. Where no process can be started a killed program leaves it.
  explicit RemovedWhenKilled(const std::filesystem::path& path, const std::filesystem::path& unless = {});
  RemovedWhenKilled(const RemovedWhenKilled&) = delete;
  RemovedWhenKilled& operator=(const RemovedWhenKilled&) = delete;
  /// Nothing is removed any more.
  ~RemovedWhenKilled();

private:
  int m_alive = -1; ///< open as long as this program lives
  ::pid_t m_watcher = -1;
};

/// Removes a file, and the logs that SQLite has beside it (-wal, -shm, -journal). A folder stays.
void remove_with_logs(const std::filesystem::path& file) noexcept;

} // namespace quietroom
