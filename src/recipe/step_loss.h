#pragma once

#include "network/bellcore_loss.h"
#include "network/gilbert_elliott.h"
#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <optional>
#include <string>
#include <variant>

namespace quietroom::recipe {

/// Packets lost at random.
struct LossStep {
  double ppl_percent = 0; ///< to which the model tends
  double burst_ratio = 1; ///< of two-state loss; 1 = independent losses
  double packet_ms = 10;
  bool shared = false; ///< one pattern for all sources instead of one each
  /// Another model than two-state loss; nothing for that.
  std::optional<std::variant<network::GilbertElliott, network::BellcoreLoss>> other = {};
  int protect_first_ms = 0;                     ///< packets that begin before this are never lost
  std::optional<double> tolerance_percent = {}; ///< of the realised Ppl, in points; nothing: any
  int tries = 100;                              ///< patterns drawn at most to meet the tolerance
};

LossStep read_loss(Parameters& parameters);
RateNeed rate_need(const LossStep& loss);
/// Draws the packets that the codec behind it loses; the sound is not touched. Throws an input Error where no
/// pattern within the tolerance comes up.
void apply(const LossStep& loss, Pass& pass);
std::string text(const LossStep& loss, Writing& writing);

} // namespace quietroom::recipe
