#pragma once

#include <filesystem>

namespace quietroom {

/// Makes a folder, with those above it; one that is there already is kept. Throws an environment Error where
/// it cannot be made.
void make_folder(const std::filesystem::path& folder);

} // namespace quietroom
