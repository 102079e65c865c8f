#pragma once

#include "store/location.h"

#include <filesystem>
#include <vector>

namespace quietroom::store {

/// Copies the database of a study as it is at one moment, its log included, into one new file that only its
/// owner may read, while stations go on. The file appears whole, checked and on the disk, or not at all.
/// Throws an input Error for a target that is there already or whose name belongs to another database, and
/// where there is no database; an environment Error where it cannot be written. Of a study on a server the
/// file is what pg_dump makes, for pg_restore; what pg_dump says against it is passed on. Of a file whose
/// study has sessions that wait (store/waiting_files.h) these are copied, too, beside the target, all or
/// nothing; the files that were made for them.
std::vector<std::filesystem::path> backup(const Location& database, const std::filesystem::path& target);

} // namespace quietroom::store
