#include "cli/problem_output.h"

#include "cli/output.h"

namespace quietroom::cli {

void print_renamed(const std::map<std::string, std::string>& ids) { print(report::renamed_text(ids)); }

void print_problems(const std::vector<Problem>& problems) { print(report::problems_text(problems)); }

void say_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) say(text(problem));
}

} // namespace quietroom::cli
