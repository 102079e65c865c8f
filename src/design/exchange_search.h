#pragma once

#include "design/spaced_order.h"

namespace quietroom::design {

/// A random filling of a frame in which stimuli are exchanged until the spacing is kept: within a round, or
/// two of one class between rounds. In a bounded number of steps; nothing where something is still not kept.
/// Good where each round is given; a strict turn of two talkers is better searched position by position.
std::optional<Sequence> exchange_search(const std::vector<Slot>& slots, const Frame& frame,
                                        const SpacingRule& rule, Sequence start, std::mt19937_64& engine);

} // namespace quietroom::design
