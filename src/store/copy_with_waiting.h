#pragma once

#include "store/location.h"

#include <filesystem>
#include <functional>
#include <vector>

/// A database of a study and the sessions that wait beside it (store/waiting_files.h) into new files.
namespace quietroom::store {

/// Copies one database into a file that is empty and its owner's alone; `target` is what it is called later.
using CopyOne = std::function<void(const Location& from, const std::filesystem::path& file,
                                   const std::filesystem::path& target)>;

/// Copies a database, and those that wait beside it, first; none wait beside one on a server. All are there
/// in the end, or none is. Throws an input Error where there is no database, one of the targets cannot be
/// made (refuse_backup_target()), or a file beside it is of another study; an environment Error where a
/// session came in or went there while it was copied; else what `copy` throws. The files that were made for
/// what waits.
std::vector<std::filesystem::path>
copy_with_waiting(const Location& database, const std::filesystem::path& target, const CopyOne& copy);

/// Throws an input Error for a target that is there already, that SQLite would take for a part of another
/// database, or whose folder is not there.
void refuse_backup_target(const std::filesystem::path& target);

} // namespace quietroom::store
