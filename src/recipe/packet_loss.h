#pragma once

#include "recipe/pass.h"

#include <vector>

namespace quietroom::recipe {

/// Of each packet, whether half of it or more is active speech; none where the speech is not known.
std::vector<bool> active_packets(const Pass& pass, std::size_t packets, double packet_ms);

/// Hands `lost` to the codec that follows, and counts it.
void lose(Pass& pass, network::LossPattern lost, double packet_ms);

} // namespace quietroom::recipe
