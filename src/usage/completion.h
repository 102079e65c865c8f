#pragma once

#include "usage/page.h"

namespace quietroom::usage {

/// A script that completes commands, options and, where their kind is known, values. Each is a whole file.
std::string bash_completion(const Program& program);
std::string zsh_completion(const Program& program);
std::string fish_completion(const Program& program);

} // namespace quietroom::usage
