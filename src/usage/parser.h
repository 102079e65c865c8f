#pragma once

#include "usage/page.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace quietroom::usage {

/// A command line that can be carried out: values by the names of the options that were given.
struct Given {
  std::string command; ///< "mos"; empty for a program without commands
  std::map<std::string, std::vector<std::string>, std::less<>> values;
};

/// A text that was asked for instead: help, or the version.
struct Asked {
  std::string text;
};

/// Throws an input Error, with the way to the help, for a command line that fits no page of the program.
/// `version` is what --version says.
std::variant<Given, Asked> parse(const Program& program, const std::string& version, int argc,
                                 const char* const* argv);

} // namespace quietroom::usage
