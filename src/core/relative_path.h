#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace quietroom {

/// The path of a file that a manifest in `folder` names, or nothing if the name is absolute, climbs out
/// with "..", or reaches outside through a symbolic link. The file need not exist.
std::optional<std::filesystem::path> inside(const std::filesystem::path& folder, std::string_view name);

} // namespace quietroom
