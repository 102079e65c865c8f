#pragma once

#include "design/rounds.h"

#include <random>

namespace quietroom::design {

struct SpacingRule {
  const Spacing& spacing;
  bool both_ends = false; ///< the last trial must be one that may begin: the order is also heard from its end
};

/// Fills the frame at random so that the spacing is kept. Without spacing one draw does it; else it searches:
/// position by position, taking back what leads nowhere, in a bounded number of steps. Nothing where none was
/// found.
std::optional<Sequence> spaced_order(const std::vector<Slot>& slots, const Frame& frame,
                                     const SpacingRule& rule, std::mt19937_64& engine);

} // namespace quietroom::design
