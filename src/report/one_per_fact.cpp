#include "report/one_per_fact.h"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace quietroom::report {

namespace {

std::string without_numbers(std::string text) {
  std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+'; });
  return text;
}

} // namespace

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

} // namespace quietroom::report
