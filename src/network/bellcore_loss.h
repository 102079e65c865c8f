#pragma once

#include "network/loss_pattern.h"

namespace quietroom::network {

/// The burst mode of ITU-T's tool library (EID "BFER", STL2023), after Bellcore: eleven states count the
/// packets lost in a row. Bursts have a mean of 4.419 packets and at most 10, whatever the rate.
struct BellcoreLoss {
  double ppl_percent = 0; ///< 0.5..30, as there
  bool operator==(const BellcoreLoss&) const = default;
};

/// Draws one number a packet from SplitMix64(seed); the first state is drawn from the stationary
/// distribution.
LossPattern loss_pattern(const BellcoreLoss& model, std::size_t packets, std::uint64_t seed);

} // namespace quietroom::network
