#include "cli/problem_output.h"

#include "cli/output.h"
#include "core/visible_text.h"

namespace quietroom::cli {

namespace {

const char* text_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

} // namespace

report::Json problems_json(const std::vector<Problem>& problems) {
  report::Json::Array out;
  for (const Problem& problem : problems)
    out.push_back(report::Json::Object{
        {"severity", text_of(problem.severity)}, {"where", problem.where}, {"message", problem.message}});
  return out;
}

void print_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems)
    print(text_of(problem.severity) + (": " + visible_line(text(problem))) + '\n');
}

void say_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) say(text(problem));
}

} // namespace quietroom::cli
