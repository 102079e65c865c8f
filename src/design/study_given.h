#pragma once

#include <filesystem>

namespace quietroom::design {

/// Throws an input Error where what was given for the folder of a study is none: the address of a server, a
/// file, a folder without study.toml, or nothing that is there. The sentence says which, and what to give.
void refuse_no_study(const std::filesystem::path& given);

} // namespace quietroom::design
