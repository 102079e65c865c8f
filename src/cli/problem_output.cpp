#include "cli/problem_output.h"

#include "cli/output.h"
#include "core/visible_text.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::cli {

namespace {

const char* text_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string without_numbers(std::string text) {
  std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+'; });
  return text;
}

} // namespace

void print_renamed(const std::map<std::string, std::string>& ids) {
  if (ids.empty()) return;
  print("ids made from names:\n");
  for (const auto& [name, id] : ids) print(fmt::format("  {} -> {}\n", name, id));
}

std::vector<Problem> one_per_fact(const std::vector<Problem>& problems) {
  constexpr std::size_t fewest = 3;
  std::map<std::pair<Severity, std::string>, std::size_t> counts;
  const auto key_of = [](const Problem& problem) {
    return std::pair{problem.severity, without_numbers(problem.message)};
  };
  for (const Problem& problem : problems) ++counts[key_of(problem)];
  std::vector<Problem> out;
  for (const Problem& problem : problems) {
    std::size_t& count = counts[key_of(problem)];
    if (count == 0) continue; // told with the first
    out.push_back(problem);
    if (count < fewest) continue;
    out.back().where += fmt::format(" and {} more", count - 1);
    count = 0;
  }
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
