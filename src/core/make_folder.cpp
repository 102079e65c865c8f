#include "core/make_folder.h"

#include "core/error.h"

#include <fmt/format.h>

namespace quietroom {

void make_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure)
    throw_environment(fmt::format("{}: the folder cannot be made ({})", folder.string(), failure.message()));
}

} // namespace quietroom
