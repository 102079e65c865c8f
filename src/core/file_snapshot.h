#pragma once

#include "core/error.h"

#include <filesystem>
#include <string>

namespace quietroom {

/// The bytes of a file as they stood when it was read, once: what is decoded from here is what was hashed,
/// whatever happens to the file meanwhile. Held in memory.
class FileSnapshot {
public:
  /// Throws an input Error where the file cannot be read, an environment Error where memory is short.
  explicit FileSnapshot(const std::filesystem::path& file);
  FileSnapshot(FileSnapshot&& other) noexcept;
  FileSnapshot& operator=(FileSnapshot&&) = delete;
  ~FileSnapshot();

  /// Where the bytes can be opened and read while this lives; a name of the process, without an ending.
  const std::filesystem::path& path() const noexcept { return m_path; }
  /// The file that was read.
  const std::filesystem::path& file() const noexcept { return m_file; }
  const std::string& sha256() const noexcept { return m_sha256; }

  /// What `read(path())` gives. An Error that names path() names the file instead.
  template<class Read>
  auto read(const Read& read) const {
    try {
      return read(m_path);
    } catch (const Error& error) {
      throw_named(error);
    }
  }

private:
  void copy_from(int in);
  [[noreturn]] void throw_named(const Error& error) const;

  std::filesystem::path m_file;
  std::filesystem::path m_path;
  std::string m_sha256;
  int m_memory = -1;
};

} // namespace quietroom
