#pragma once

#include "core/error.h"

#include <map>
#include <string>
#include <vector>

/// Problems of files that people wrote, for people.
namespace quietroom::report {

/// "error: WHERE: MESSAGE" a line.
std::string problems_text(const std::vector<Problem>& problems);

/// "ids made from names:" and a line each, so that nothing is renamed silently; empty where there are none.
std::string renamed_text(const std::map<std::string, std::string>& ids);

} // namespace quietroom::report
