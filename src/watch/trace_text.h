#pragma once

#include "watch/rtp_meter.h"

#include <string>

/// What became of the packets of a call, as the files that `prepare` reads.
namespace quietroom::watch {

/// A flag a packet, 64 in a line: 1 lost or late, 0 played (network/loss_file.h, form text).
std::string loss_pattern_text(const PacketTrace& trace);

/// The column delay_ms (network/jitter.h): ms beyond the fastest packet, or the word lost. Delays beyond the
/// longest that is read are that one.
std::string jitter_trace_text(const PacketTrace& trace);

} // namespace quietroom::watch
