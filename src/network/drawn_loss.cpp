#include "network/drawn_loss.h"

#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace quietroom::network {

std::optional<LossPattern> drawn_loss(const LossDraw& draw, std::size_t packets, std::uint64_t seed) {
  const auto spared = static_cast<std::ptrdiff_t>(std::min(draw.protected_packets, packets));
  for (int i = 0; i < (draw.tolerance_percent ? draw.tries : 1); ++i) {
    const std::uint64_t own = i == 0 ? seed : derived_seed(seed, {"draw", std::to_string(i)});
    LossPattern out =
        std::visit([&](const auto& model) { return loss_pattern(model, packets, own); }, draw.model);
    std::fill(out.begin(), out.begin() + spared, false);
    if (!draw.tolerance_percent) return out;
    constexpr double rounding = 1e-9; // of 100 lost / packets
    if (std::abs(loss_statistics(out).ppl_percent - draw.ppl_percent) <= *draw.tolerance_percent + rounding)
      return out;
  }
  return std::nullopt;
}

} // namespace quietroom::network
