#pragma once

#include "core/error.h"
#include "report/one_per_fact.h"
#include "report/problems_json.h"
#include "report/problems_text.h"

#include <map>
#include <string>
#include <vector>

/// Problems of files that people wrote, for people and for programs.
namespace quietroom::cli {

using report::one_per_fact;
using report::problems_json;

/// To stdout: "error: WHERE: MESSAGE" a line.
void print_problems(const std::vector<Problem>& problems);

/// To stdout, where there are any: "ids made from names:" and a line each, so that nothing is renamed
/// silently.
void print_renamed(const std::map<std::string, std::string>& ids);

/// To stderr: "quietroom: WHERE: MESSAGE" a line.
void say_problems(const std::vector<Problem>& problems);

} // namespace quietroom::cli
