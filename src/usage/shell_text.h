#pragma once

#include <string>
#include <vector>

namespace quietroom::usage {

/// With a blank between.
std::string joined(const std::vector<std::string>& words);

/// The shell function that completes a program: "_quietroom_panel" of "quietroom-panel".
std::string function_name(std::string program);

} // namespace quietroom::usage
