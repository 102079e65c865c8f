#pragma once

#include "prepare/pass.h"

#include <vector>

namespace quietroom::prepare {

/// Of each packet, whether half of it or more is active speech; none where the speech is not known.
std::vector<bool> active_packets(const Pass& pass, std::size_t packets, int packet_ms);

/// Hands `lost` to the codec that follows, and counts it.
void lose(Pass& pass, signal::LossPattern lost, int packet_ms);

} // namespace quietroom::prepare
