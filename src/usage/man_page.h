#pragma once

#include "usage/page.h"

namespace quietroom::usage {

/// "quietroom-mos.1", the file of the page.
std::string man_page_file(const Page& page);

/// The page in man(7)'s language. `version` is the program's, for the foot of the page.
std::string man_page(const Page& page, const std::string& version);

/// The page of a program: that of its own, and a list of its commands by group.
std::string man_page(const Program& program, const std::string& version);

} // namespace quietroom::usage
