#include "core/relative_path.h"

#include <algorithm>

namespace quietroom {

namespace fs = std::filesystem;

std::optional<fs::path> inside(const fs::path& folder, std::string_view name) {
  const fs::path relative{name};
  if (relative.empty() || relative.is_absolute()) return std::nullopt;
  std::error_code failure;
  const fs::path root = fs::weakly_canonical(folder, failure);
  if (failure) return std::nullopt;
  const fs::path target = fs::weakly_canonical(root / relative, failure);
  if (failure) return std::nullopt;
  const auto [end_of_root, where] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
  if (end_of_root != root.end() || where == target.end()) return std::nullopt;
  // "link/../file" is not "file" where the link leads elsewhere: then the path that was checked.
  const bool climbs = std::ranges::find(relative, fs::path("..")) != relative.end();
  return climbs ? target : folder / relative.lexically_normal();
}

fs::path from_folder(const fs::path& folder, const fs::path& path) {
  if (path.is_absolute()) return path;
  const fs::path by_text = (folder / path).lexically_normal();
  std::error_code failure;
  const fs::path there = fs::weakly_canonical(folder / path, failure);
  return failure || fs::weakly_canonical(by_text, failure) == there ? by_text : there;
}

} // namespace quietroom
