#pragma once

#include "network/jitter_buffer.h"
#include "signal/clip.h"

#include <span>

namespace quietroom::recipe {

/// What is heard of a clip of packets when their delay changes: silence put in before a packet that is played
/// later, and as much taken away before one that is played earlier. `changes` stand in the order of packets.
signal::Clip with_delay_changes(const signal::Clip& clip, std::span<const network::DelayChange> changes,
                                double packet_ms);

} // namespace quietroom::recipe
