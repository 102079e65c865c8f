#pragma once

#include "network/jitter.h"
#include "network/loss_pattern.h"

#include <optional>
#include <vector>

/// Buffers that wait for packets before they are played: a packet that comes later than its turn is lost to
/// the decoder, one that overtook others waits longer.
namespace quietroom::network {

/// Plays each packet `depth_ms` after the reference would have come.
struct FixedBuffer {
  double depth_ms = 0;
  bool after_fastest = false; ///< the reference: the fastest packet that arrives; else the first that does
  bool operator==(const FixedBuffer&) const = default;
};

/// Sets its delay anew at the start of each talk spurt: d + 4 v, the running means of the delay and of its
/// absolute deviation with alpha = 0.998002, begun with the first packet that arrives and v = depth / 4.
/// UNVERIFIED against a published description: recalled constants.
struct AdaptiveBuffer {
  double depth_ms = 0; ///< behind the first packet, for the first spurt
  bool operator==(const AdaptiveBuffer&) const = default;
};

/// From packet `packet` on all is played this much later (earlier when below 0) than before.
struct DelayChange {
  std::size_t packet = 0;
  double later_ms = 0;
  bool operator==(const DelayChange&) const = default;
};

struct Buffered {
  LossPattern late;                      ///< arrived, but after its turn
  std::size_t arrived = 0;               ///< not lost by the network
  std::optional<double> mean_wait_ms;    ///< of the packets played, from arrival to turn
  double late_percent = 0;               ///< of all packets sent
  std::vector<DelayChange> changes = {}; ///< of an adaptive buffer, at starts of spurts
};

/// `lost` and `delays_ms` have one entry a packet; a lost one never arrives.
Buffered buffered(const FixedBuffer& buffer, const Delays& delays_ms, const LossPattern& lost);

/// How long before the first active packet a spurt begins: P.56 finds speech only some 20 ms behind its
/// onset, and a soft one later.
inline constexpr int onset_ms = 100;

/// `active` says of each packet whether it carries speech. The delay changes by whole milliseconds, onset_ms
/// before speech is active again behind a pause, and becomes shorter by no more than the pause before that.
Buffered buffered(const AdaptiveBuffer& buffer, const Delays& delays_ms, const LossPattern& lost,
                  const std::vector<bool>& active, double packet_ms);

/// Whether there is a pause between speech in which a delay could change.
bool has_pause(const std::vector<bool>& active, double packet_ms);

} // namespace quietroom::network
