#pragma once

#include <filesystem>
#include <string>

namespace quietroom {

/// Keeps two programs from working in one folder at the same time. The system lets go of it when the program
/// dies, however it dies; nothing is left in the folder. Programs of one machine see each other's.
class FolderLock {
public:
  /// `what` is what the other program would be doing, such as "quietroom prepare". Throws an environment
  /// Error where another one holds the folder, or where it cannot be opened.
  FolderLock(const std::filesystem::path& folder, const std::string& what);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

private:
  int m_folder = -1;
};

} // namespace quietroom
