#pragma once

#include "compare/propagation.h"
#include "core/json.h"
#include "stats/limits.h"

#include <optional>

/// The two ends of an interval in JSON.
namespace quietroom::report {

/// `[low, high]`, and `[null, null]` where there are none: the key always holds two.
Json limits_json(const std::optional<stats::Limits>& limits);

/// `[low, high]`, and null where there are none.
Json limits_or_null(const std::optional<stats::Limits>& limits);

/// The same of an interval that may be open: an end that is not known is null.
Json limits_or_null(const std::optional<compare::OpenLimits>& limits);

} // namespace quietroom::report
