#include "recipe/set_files.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"

#include <fmt/format.h>

namespace quietroom::recipe {

namespace fs = std::filesystem;

fs::path SetFiles::at(const std::string& name) const {
  const auto file = m_folder.empty() ? std::nullopt : inside(m_folder, name);
  if (!file) throw_input(fmt::format("{}: leaves the folder of the set; copy the file into it", name));
  if (!fs::is_regular_file(*file))
    throw_input(fmt::format("{}: there is no such file; put it there or correct the path", file->string()));
  return *file;
}

std::string SetFiles::sha256(const std::string& name) {
  const auto known = m_sha256.find(name);
  if (known != m_sha256.end()) return known->second;
  return m_sha256.emplace(name, sha256_of_file(at(name))).first->second;
}

FileSnapshot SetFiles::read(const std::string& name) const {
  FileSnapshot out(at(name));
  const auto known = m_sha256.find(name);
  if (known != m_sha256.end() && known->second != out.sha256())
    throw_input(fmt::format("{}: changed while the set was being prepared; run quietroom prepare again",
                            out.file().string()));
  return out;
}

} // namespace quietroom::recipe
