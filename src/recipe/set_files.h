#pragma once

#include "core/file_snapshot.h"

#include <filesystem>
#include <map>
#include <string>

namespace quietroom::recipe {

/// The files inside a set that steps read beside the sources (noise, loss patterns). One thread.
class SetFiles {
public:
  SetFiles() = default; ///< of no set: has no file
  explicit SetFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  /// The path of a name as a manifest gives it. Throws an input Error where it leaves the folder of the set
  /// or is not a regular file there.
  std::filesystem::path at(const std::string& name) const;
  /// Of its bytes, read once however often it is asked for.
  std::string sha256(const std::string& name);
  /// The file as it is now. Throws an input Error like at(), and where it is not what sha256() found: then a
  /// recipe would vouch for other bytes than were used. Any thread, while none asks for a sha256.
  FileSnapshot read(const std::string& name) const;

private:
  std::filesystem::path m_folder;
  std::map<std::string, std::string> m_sha256;
};

} // namespace quietroom::recipe
