#pragma once

#include "core/error.h"

#include <vector>

namespace quietroom::stimulus {

/// Puts the problems of each file together, in the order of its lines; files stay in the order in which each
/// first had a problem, and problems of one line in the order in which they were found.
void order_problems(std::vector<Problem>& problems);

} // namespace quietroom::stimulus
