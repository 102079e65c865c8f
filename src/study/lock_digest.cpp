#include "study/lock_digest.h"

#include "core/atomic_file.h"
#include "core/sha256.h"

#include <string_view>

namespace quietroom::study {

std::string lock_digest(const std::filesystem::path& study) {
  const std::filesystem::path file = study / "set" / "set.lock";
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none)) return "";
  const std::string content = read_file(file);
  Sha256 hash;
  for (std::string_view left = content; !left.empty();) {
    const std::string_view line =
        left.substr(0, left.find('\n') == left.npos ? left.npos : left.find('\n') + 1);
    if (!line.starts_with("set_sha256")) hash.add(line);
    left.remove_prefix(line.size());
  }
  return hash.finish();
}

} // namespace quietroom::study
