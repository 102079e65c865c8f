#include "network/bellcore_loss.h"

#include "core/random.h"

#include <array>
#include <cassert>

namespace quietroom::network {

namespace {

/// P(lost | n lost before in a row), n = 1..10, of the tool library.
constexpr std::array continues = {0.85, 0.825, 0.8, 0.775, 0.75, 0.725, 0.7, 0.6, 0.45, 0.0};

/// 1 + p1 + p1 p2 + ...: the 4.41897 of the tool library.
constexpr double mean_burst() {
  double sum = 1;
  double reached = 1;
  for (const double p : continues) sum += reached *= p;
  return sum;
}

/// The state before the first packet is chosen so that the first is lost with the model's rate.
std::size_t stationary_state(double u, double good_to_lost, double received_share) {
  double share = received_share;
  double below = share;
  std::size_t state = 0;
  while (u >= below && state < continues.size()) {
    share *= state == 0 ? good_to_lost : continues[state - 1];
    below += share;
    ++state;
  }
  return state;
}

} // namespace

LossPattern loss_pattern(const BellcoreLoss& model, std::size_t packets, std::uint64_t seed) {
  const double ppl = model.ppl_percent / 100.0;
  assert(ppl >= 0.0 && ppl <= 0.3);
  const double good_to_lost = (1.0 / (1.0 - ppl) - 1.0) / mean_burst();
  SplitMix64 words(seed);
  LossPattern out(packets);
  std::size_t in_a_row = 0;
  for (std::size_t i = 0; i < packets; ++i) {
    const double u = words.next_unit();
    const double p = in_a_row == 0 ? good_to_lost : continues[in_a_row - 1];
    if (i == 0)
      in_a_row = stationary_state(u, good_to_lost, 1.0 - ppl);
    else
      in_a_row = u + p >= 1.0 ? in_a_row + 1 : 0; // the tool library's way to ask
    out[i] = in_a_row > 0;
  }
  return out;
}

} // namespace quietroom::network
