#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::store {

/// The files of an open database as they stood on the disk at one moment, by device and inode. A name that
/// leads to another file, or to none, says that somebody removed or replaced it while it was in use.
class FileIdentity {
public:
  /// Files that are not there are remembered as such.
  explicit FileIdentity(const std::vector<std::filesystem::path>& files);
  FileIdentity() = default;

  /// The first file that is not the one it was; empty when all are.
  std::filesystem::path changed() const;

private:
  struct Inode {
    std::uint64_t device = 0;
    std::uint64_t number = 0; ///< 0 = no such file
    bool operator==(const Inode&) const = default;
  };
  static Inode inode_of(const std::filesystem::path& file);

  std::vector<std::pair<std::filesystem::path, Inode>> m_files;
};

} // namespace quietroom::store
