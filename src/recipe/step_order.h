#pragma once

#include "recipe/recipe.h"

#include <string>
#include <vector>

namespace quietroom::recipe {

/// What the steps of a condition need of each other: loss, then jitter, stand right before a codec that
/// conceals and has frames for their packets; P.56 is not asked for the level of speech under noise.
std::vector<Problem> step_order_problems(const Recipe& recipe, const std::string& file);

} // namespace quietroom::recipe
