#pragma once

#include <filesystem>
#include <system_error>

/// The last step of what appears whole or not at all (core/atomic_file.h, core/atomic_folder.h).
namespace quietroom {

/// Renames a file or a folder to a name that is not there yet: of two programs that do this at once one finds
/// it taken (std::errc::file_exists), also where the file system has no call of its own for that, but there
/// two that do it in the same moment may both succeed.
std::error_code renamed_to_new(const std::filesystem::path& from, const std::filesystem::path& to);

/// The names in a folder are on the disk when this returns; where it cannot be synced nothing is said.
void sync_folder(const std::filesystem::path& folder);

} // namespace quietroom
