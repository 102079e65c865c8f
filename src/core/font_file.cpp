#include "core/font_file.h"

#include "core/error.h"

#include <fmt/format.h>

namespace quietroom {

namespace fs = std::filesystem;

fs::path font_file(const std::string& name) {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  const fs::path installed = program.parent_path().parent_path() / "share" / "quietroom" / "fonts" / name;
  if (!failure && fs::exists(installed)) return installed;
  const fs::path debian = fs::path("/usr/share/fonts/truetype/open-sans") / name;
  if (fs::exists(debian)) return debian;
  throw_environment(
      fmt::format("{}: the font is missing; install the package fonts-open-sans", debian.string()));
}

} // namespace quietroom
