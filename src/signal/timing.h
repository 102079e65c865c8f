#pragma once

#include "signal/clip.h"
#include "signal/jitter_buffer.h"

#include <span>

namespace quietroom::signal {

/// What is heard of a clip of packets when their delay changes: silence put in before a packet that is played
/// later, and as much taken away before one that is played earlier. `changes` stand in the order of packets.
Clip with_delay_changes(const Clip& clip, std::span<const DelayChange> changes, double packet_ms);

/// The clip with silence before it.
Clip delayed(const Clip& clip, double delay_ms);

/// Raised-cosine rise at the beginning and fall at the end, in place; no longer together than the clip.
void fade(Clip& clip, double in_ms, double out_ms);

} // namespace quietroom::signal
