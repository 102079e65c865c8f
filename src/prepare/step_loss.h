#pragma once

#include "prepare/parameters.h"
#include "prepare/pass.h"
#include "prepare/rate_need.h"

namespace quietroom::prepare {

struct Loss {
  double ppl_percent = 0;
  double burst_ratio = 1; ///< 1 = independent losses
  int packet_ms = 10;
  bool shared = false; ///< one pattern for all sources instead of one each
};

Loss read_loss(Parameters& parameters);
RateNeed rate_need(const Loss& loss);
/// Draws the packets that the codec behind it loses; the sound is not touched.
void apply(const Loss& loss, Pass& pass);
std::string text(const Loss& loss, Writing& writing);

} // namespace quietroom::prepare
