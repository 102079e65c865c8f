#include "core/error.h"

#include <algorithm>

namespace quietroom {

void throw_input(const std::string& sentence) { throw Error(ErrorKind::input, sentence); }
void throw_environment(const std::string& sentence) { throw Error(ErrorKind::environment, sentence); }

bool has_error(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.severity == Severity::error; });
}

std::string text(const Problem& problem) {
  return problem.where.empty() ? problem.message : problem.where + ": " + problem.message;
}

} // namespace quietroom
