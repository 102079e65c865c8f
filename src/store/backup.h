#pragma once

#include <filesystem>

namespace quietroom::store {

/// Copies the database of a study as it is at one moment, its log included, into one new file that only its
/// owner may read, while stations go on. The file appears whole, checked and on the disk, or not at all.
/// Throws an input Error for a target that is there already or whose name belongs to another database, and
/// where there is no database; an environment Error where it cannot be written.
void backup(const std::filesystem::path& database, const std::filesystem::path& target);

} // namespace quietroom::store
