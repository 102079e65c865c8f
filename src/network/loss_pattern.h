#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace quietroom::network {

/// One entry a packet: true = lost.
using LossPattern = std::vector<bool>;

/// Two-state Markov losses (simple Gilbert). BurstR = 1/(p + q) with p = P(lost | previous received) and
/// q = P(received | previous lost); a burst ratio of 1 is independent (Bernoulli) loss, more is burstier.
struct LossModel {
  double ppl_percent = 0; ///< 0..100
  double burst_ratio = 1;
  bool operator==(const LossModel&) const = default;
};

/// Whether p and q are probabilities: BurstR >= max(Ppl, 1 - Ppl).
bool is_possible(const LossModel& model);

/// Draws from SplitMix64(seed): the first packet from the stationary distribution, then one number each.
/// The model must be possible.
LossPattern loss_pattern(const LossModel& model, std::size_t packets, std::uint64_t seed);

/// What a pattern realised.
struct LossStatistics {
  std::size_t packets = 0;
  std::size_t lost = 0;
  std::size_t longest_burst = 0;
  double ppl_percent = 0; ///< 0 for an empty pattern
  /// Mean burst length x (1 - Ppl); nothing without loss, and nothing when all is lost, where independent
  /// loss has no finite mean burst to compare with.
  std::optional<double> burst_ratio;
};

LossStatistics loss_statistics(const LossPattern& pattern);

/// The same of the counted packets alone (one entry a packet), such as those that carry active speech. A
/// packet that is not counted ends a burst.
LossStatistics loss_statistics(const LossPattern& pattern, const std::vector<bool>& counted);

} // namespace quietroom::network
