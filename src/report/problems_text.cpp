#include "report/problems_text.h"

#include "core/visible_text.h"

#include <fmt/format.h>

namespace quietroom::report {

namespace {

const char* severity_word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

} // namespace

std::string problems_text(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& problem : problems)
    out += severity_word(problem.severity) + (": " + visible_line(text(problem))) + '\n';
  return out;
}

std::string renamed_text(const std::map<std::string, std::string>& ids) {
  if (ids.empty()) return "";
  std::string out = "ids made from names:\n";
  for (const auto& [name, id] : ids) out += fmt::format("  {} -> {}\n", name, id);
  return out;
}

} // namespace quietroom::report
