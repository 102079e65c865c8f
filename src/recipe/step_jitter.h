#pragma once

#include "network/jitter_buffer.h"
#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>
#include <variant>

namespace quietroom::recipe {

/// Delays of packets as a file of the set says.
struct DelayTrace {
  std::string file;
  int offset = 0; ///< entry of the first packet; begun again where the trace ends
};

/// Packets that come late, and the buffer that waits for them.
struct Jitter {
  std::variant<network::ExponentialJitter, network::GammaJitter, network::CorrelatedJitter, DelayTrace>
      delays;
  std::variant<network::FixedBuffer, network::AdaptiveBuffer> buffer;
  double packet_ms = 10;
  bool shared = false; ///< the same delays for all sources
};

Jitter read_jitter(Parameters& parameters);
RateNeed rate_need(const Jitter& jitter);
/// Adds the late packets to those that the codec behind it loses. Throws an input Error where an adaptive
/// buffer finds no pause to change its delay in.
void apply(const Jitter& jitter, Pass& pass);
std::string text(const Jitter& jitter, Writing& writing);

/// Puts silence into pauses and takes it out of them, as the buffer before the codec asked for. The codec has
/// to be through.
void render_delay_changes(Pass& pass);

} // namespace quietroom::recipe
