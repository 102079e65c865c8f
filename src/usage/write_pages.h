#pragma once

#include "usage/page.h"

#include <filesystem>

namespace quietroom::usage {

/// Writes FOLDER/man/NAME.1 for the program and each of its commands, and its completions, named as their
/// shells look for them, to FOLDER/completions/bash, zsh and fish. For the build, which installs them.
void write_pages(const Program& program, const std::string& version, const std::filesystem::path& folder);

} // namespace quietroom::usage
