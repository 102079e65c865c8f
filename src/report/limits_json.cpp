#include "report/limits_json.h"

namespace quietroom::report {

Json limits_json(const std::optional<stats::Limits>& limits) {
  return limits ? limits_or_null(limits) : Json(Json::Array{Json(), Json()});
}

Json limits_or_null(const std::optional<stats::Limits>& limits) {
  return limits ? Json(Json::Array{limits->low, limits->high}) : Json();
}

Json limits_or_null(const std::optional<compare::OpenLimits>& limits) {
  return limits ? Json(Json::Array{limits->low, limits->high}) : Json();
}

} // namespace quietroom::report
