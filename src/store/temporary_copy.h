#pragma once

#include <filesystem>
#include <string>

namespace quietroom::store {

/// A database and its log in a temporary folder of their own, which goes away with it.
class TemporaryCopy {
public:
  /// Throws an environment Error where the files cannot be copied.
  explicit TemporaryCopy(const std::string& file);
  TemporaryCopy(const TemporaryCopy&) = delete;
  TemporaryCopy& operator=(const TemporaryCopy&) = delete;
  ~TemporaryCopy();

  std::string file() const { return (m_folder / "copy.sqlite").string(); }

private:
  std::filesystem::path m_folder;
};

} // namespace quietroom::store
