#pragma once

#include "analysis/test_conditions.h"
#include "cli/command.h"
#include "study/snapshot.h"

#include <optional>
#include <vector>

namespace quietroom::cli {

/// From --models, whose CSV may also have the columns `kind`, `codec` and `q_db`, else from the set; nothing
/// where neither is known. Throws an input Error.
std::optional<std::vector<analysis::TestCondition>>
conditions_of_test(const Arguments& arguments, const std::optional<study::SetOfVotes>& set);

} // namespace quietroom::cli
