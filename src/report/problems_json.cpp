#include "report/problems_json.h"

namespace quietroom::report {

Json problems_json(const std::vector<Problem>& problems) {
  Json::Array out;
  for (const Problem& problem : problems)
    out.push_back(Json::Object{{"severity", problem.severity == Severity::error ? "error" : "warning"},
                               {"where", problem.where},
                               {"message", problem.message}});
  return out;
}

} // namespace quietroom::report
