#pragma once

#include "core/atomic_file.h"

#include <filesystem>
#include <list>
#include <vector>

namespace quietroom {

/// Several new files that belong together: each is written beside its place (core/atomic_file.h), then all
/// get their names, or none does. Where that fails, or the program is killed meanwhile, those that had theirs
/// already are removed, and so are the folders that were made for them; a killed program may leave such a
/// folder, with nothing in it.
class AtomicFiles {
public:
  AtomicFiles() = default;
  AtomicFiles(const AtomicFiles&) = delete;
  AtomicFiles& operator=(const AtomicFiles&) = delete;
  ~AtomicFiles();

  /// Where to write what becomes `target`; its folder is made where it is not there. Throws like AtomicFile
  /// and make_folder().
  const std::filesystem::path& add(const std::filesystem::path& target);

  /// In the order of add(): who sees the last has all of them. Throws like AtomicFile::commit().
  void commit();

private:
  void take_back() noexcept;

  std::list<AtomicFile> m_files;
  std::vector<std::filesystem::path> m_targets, m_in_place, m_made; ///< m_made: folders
};

} // namespace quietroom
