#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace quietroom {

/// The path of a file that a manifest in `folder` names, or nothing if the name is absolute, climbs out
/// with "..", or reaches outside through a symbolic link. The file need not exist.
std::optional<std::filesystem::path> inside(const std::filesystem::path& folder, std::string_view name);

/// Where a path of a file in `folder` leads: ".." of a folder that is a symbolic link is the folder that its
/// target lies in. As short as it can be written; need not exist.
std::filesystem::path from_folder(const std::filesystem::path& folder, const std::filesystem::path& path);

} // namespace quietroom
