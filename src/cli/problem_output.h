#pragma once

#include "core/error.h"
#include "report/json.h"

#include <vector>

/// Problems of files that people wrote, for people and for programs.
namespace quietroom::cli {

/// [{severity: error|warning, where, message}]
report::Json problems_json(const std::vector<Problem>& problems);

/// To stdout: "error: WHERE: MESSAGE" a line.
void print_problems(const std::vector<Problem>& problems);

/// To stderr: "quietroom: WHERE: MESSAGE" a line.
void say_problems(const std::vector<Problem>& problems);

} // namespace quietroom::cli
