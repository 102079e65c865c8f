#pragma once

#include <filesystem>
#include <string>

namespace quietroom::study {

/// SHA-256 of STUDY/set/set.lock as a session keeps it: every line but the one that begins "set_sha256",
/// which new labels change. Empty where there is no such file.
std::string lock_digest(const std::filesystem::path& study);

} // namespace quietroom::study
