#pragma once

#include "core/error.h"

#include <vector>

namespace quietroom::report {

/// The same problem of three files or more as one: "FIRST and 144 more: MESSAGE". Messages are the same where
/// they differ in numbers alone.
std::vector<Problem> one_per_fact(const std::vector<Problem>& problems);

} // namespace quietroom::report
