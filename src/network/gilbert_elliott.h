#pragma once

#include "network/loss_pattern.h"

namespace quietroom::network {

/// Losses from two hidden states with a loss probability each. With loss_in_good = 0 it is Gilbert's model,
/// with loss_in_bad = 1 besides the simple Gilbert of LossModel, packet by packet. All are probabilities.
struct GilbertElliott {
  double good_to_bad = 0; ///< P(bad now | good before)
  double bad_to_good = 1; ///< P(good now | bad before)
  double loss_in_bad = 1;
  double loss_in_good = 0;
  bool operator==(const GilbertElliott&) const = default;
};

/// Share of the time in the bad state: p / (p + q), p and q not both 0.
double bad_share(const GilbertElliott& model);

/// The rate it tends to: the shares of the states, weighted by their losses.
double ppl_percent(const GilbertElliott& model);

/// The frame-erasure mode of ITU-T's tool library (EID, STL2023): loss_in_bad 0.5, loss_in_good 0,
/// gamma = 1 - (p + q). fer_percent is 0..50, gamma 0 (independent) to below 1. Bursts have a mean of
/// 2 / (1 + q): below 2 frames however near to 1 gamma comes.
GilbertElliott frame_erasure_model(double fer_percent, double gamma);

/// Draws from SplitMix64(seed): the first state from the stationary distribution, then one number each for
/// the state, and one for the loss where its probability in that state is neither 0 nor 1.
LossPattern loss_pattern(const GilbertElliott& model, std::size_t packets, std::uint64_t seed);

} // namespace quietroom::network
