#pragma once

#include <optional>
#include <span>
#include <vector>

/// From what a network does to packets to what the E-model takes: Ppl, BurstR and Ta. Pure.
namespace quietroom::emodel {

struct Loss {
  double Ppl = 0; ///< per cent
  /// Mean length of the bursts over that of random loss of the same rate. Below 1 where losses avoid each
  /// other; nothing without loss, and where all is lost.
  std::optional<double> BurstR;
};

/// Two-state Markov loss: p = P(received -> lost), q = P(lost -> received), both probabilities, not both 0.
/// Ppl = 100 p/(p + q), BurstR = 1/(p + q): not the mean burst length 1/q.
struct Gilbert {
  double p = 0;
  double q = 1;
};
Loss loss_of(Gilbert model);

/// Gilbert-Elliott: packets are lost with probability `good` in the state Good and `bad` in Bad; p = P(Good
/// -> Bad), q = P(Bad -> Good).
struct TwoStateLoss {
  double p = 0, q = 1;
  double good = 0, bad = 1;
};
Loss loss_of(const TwoStateLoss& model);

/// What a pattern of packets realised; true is lost.
Loss loss_of(const std::vector<bool>& pattern);

/// What a fixed de-jitter buffer leaves: the loss that the decoder sees, and the delay up to its output.
struct Playout {
  Loss loss;
  double delay_ms = 0; ///< least network delay and the depth of the buffer
};

/// A packet is discarded when it comes later than the least delay plus the depth. Nothing in `delays_ms` is a
/// packet that the network lost. Nothing where no packet arrived.
std::optional<Playout> fixed_buffer(std::span<const std::optional<double>> delays_ms, double depth_ms);

/// The share of packets in per cent that are late when the delay above its least value is distributed
/// exponentially with this mean.
double late_percent(double mean_excess_ms, double depth_ms);

/// Network loss and late packets together: 1 - (1 - network)(1 - late), all in per cent.
double total_loss_percent(double network_percent, double late_percent);

} // namespace quietroom::emodel
