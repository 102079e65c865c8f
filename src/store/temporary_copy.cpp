#include "store/temporary_copy.h"

#include "core/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>

namespace quietroom::store {

namespace fs = std::filesystem;

TemporaryCopy::TemporaryCopy(const std::string& file) {
  std::string folder = (fs::temp_directory_path() / "quietroom-read-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr)
    throw_environment(fmt::format("{}: no temporary folder to read it in ({})", file, std::strerror(errno)));
  m_folder = folder;
  std::error_code failure;
  fs::copy_file(file, this->file(), failure);
  if (!failure) fs::copy_file(file + "-wal", this->file() + "-wal", failure);
  for (const char* ending : {"", "-wal"}) {
    std::error_code ignored;
    fs::permissions(this->file() + ending, fs::perms::owner_read | fs::perms::owner_write, ignored);
  }
  if (!failure) return;
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
  throw_environment(fmt::format("{}: cannot be copied to be read ({})", file, failure.message()));
}

TemporaryCopy::~TemporaryCopy() {
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

} // namespace quietroom::store
