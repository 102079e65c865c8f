#pragma once

#include <filesystem>

namespace quietroom::store {

/// Lets only its owner read and write the file (mode 0600), which is made, empty, where it is not there.
/// Nothing happens where this user may not do that: whoever opens the file next says so.
void make_private(const std::filesystem::path& file);

/// The same for a file that is there; nothing where it is not.
void keep_private(const std::filesystem::path& file);

} // namespace quietroom::store
