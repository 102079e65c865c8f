#pragma once

#include <filesystem>
#include <string>

namespace quietroom {

/// A file of Open Sans: beside the installed program, else where Debian puts it. Throws an environment Error
/// where it is not.
std::filesystem::path font_file(const std::string& name);

} // namespace quietroom
