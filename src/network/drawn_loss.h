#pragma once

#include "network/bellcore_loss.h"
#include "network/gilbert_elliott.h"
#include "network/loss_pattern.h"

#include <optional>
#include <variant>

namespace quietroom::network {

using RandomLoss = std::variant<LossModel, GilbertElliott, BellcoreLoss>;

/// How a random pattern is to come out. Ppl is that of the whole pattern, protected packets included.
struct LossDraw {
  RandomLoss model;
  std::size_t protected_packets = 0;       ///< the first ones, which are never lost
  double ppl_percent = 0;                  ///< what the model tends to, for the tolerance
  std::optional<double> tolerance_percent; ///< how far the realised Ppl may lie from it; nothing: any
  int tries = 100;                         ///< patterns drawn at most, as ITU-T's tool does
  bool operator==(const LossDraw&) const = default;
};

/// The first pattern within the tolerance: of the seed itself, then of seeds derived from it. Nothing where
/// none of the tries is.
std::optional<LossPattern> drawn_loss(const LossDraw& draw, std::size_t packets, std::uint64_t seed);

} // namespace quietroom::network
