#include "store/file_identity.h"

#include <sys/stat.h>

namespace quietroom::store {

FileIdentity::FileIdentity(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files) m_files.emplace_back(file, inode_of(file));
}

FileIdentity::Inode FileIdentity::inode_of(const std::filesystem::path& file) {
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) return {};
  return {facts.st_dev, facts.st_ino};
}

std::filesystem::path FileIdentity::changed() const {
  for (const auto& [file, was] : m_files)
    if (inode_of(file) != was) return file;
  return {};
}

} // namespace quietroom::store
