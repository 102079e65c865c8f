#pragma once

#include "core/error.h"
#include "core/json.h"

#include <vector>

namespace quietroom::report {

/// [{severity: error|warning, where, message}]
Json problems_json(const std::vector<Problem>& problems);

} // namespace quietroom::report
