#pragma once

#include "design/order.h"

namespace quietroom::design {

/// An order with the round of each of its positions.
struct FramedOrder {
  Sequence order;
  std::vector<std::size_t> round;
};

struct LevelRequest {
  const std::vector<Slot>& slots;
  std::size_t conditions = 0;
  const Spacing& spacing;
  std::size_t listeners = 1; ///< of the panel; all others of it are level
};

/// Exchanges stimuli within rounds until the condition means of position over the listeners of the panel are
/// nearly equal, in a bounded number of steps; what the spacing keeps stays kept. Returns by how much the
/// greatest and the least mean still differ, in trials.
double level_positions(const LevelRequest& request, std::vector<FramedOrder>& orders, std::uint64_t seed);

} // namespace quietroom::design
