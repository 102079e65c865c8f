#include "recipe/packet_loss.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace quietroom::recipe {

std::vector<bool> active_packets(const Pass& pass, std::size_t packets, double packet_ms) {
  const std::vector<double>& speech = pass.speech.samples;
  if (speech.empty()) return {};
  std::vector<bool> out(packets);
  for (std::size_t i = 0; i < packets; ++i) {
    const auto begin = static_cast<std::ptrdiff_t>(static_cast<double>(i) * packet_ms);
    const auto end =
        std::min(static_cast<std::ptrdiff_t>(static_cast<double>(i + 1) * packet_ms), std::ssize(speech));
    if (begin >= end) break;
    const double active = std::accumulate(speech.begin() + begin, speech.begin() + end, 0.0);
    out[i] = 2 * active >= static_cast<double>(end - begin);
  }
  return out;
}

void lose(Pass& pass, network::LossPattern lost, double packet_ms) {
  const std::vector<bool> active = active_packets(pass, lost.size(), packet_ms);
  pass.loss.all = network::loss_statistics(lost);
  pass.loss.active.reset();
  if (!active.empty()) pass.loss.active = network::loss_statistics(lost, active);
  pass.facts.loss = pass.loss.all;
  pass.facts.loss_active = pass.loss.active;
  pass.lost = std::move(lost);
  pass.packet_ms = packet_ms;
}

} // namespace quietroom::recipe
