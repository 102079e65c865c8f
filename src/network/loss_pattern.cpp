#include "network/loss_pattern.h"

#include "core/random.h"

#include <algorithm>
#include <cassert>

namespace quietroom::network {

bool is_possible(const LossModel& model) {
  const double ppl = model.ppl_percent / 100.0;
  return ppl >= 0.0 && ppl <= 1.0 && model.burst_ratio >= std::max(ppl, 1.0 - ppl);
}

LossPattern loss_pattern(const LossModel& model, std::size_t packets, std::uint64_t seed) {
  assert(is_possible(model));
  const double ppl = model.ppl_percent / 100.0;
  const double lost_after_received = ppl / model.burst_ratio;
  const double received_after_lost = (1.0 - ppl) / model.burst_ratio;
  SplitMix64 words(seed);
  LossPattern out(packets);
  for (std::size_t i = 0; i < packets; ++i) {
    const double u = words.next_unit();
    if (i == 0)
      out[i] = u < ppl;
    else
      out[i] = out[i - 1] ? !(u < received_after_lost) : u < lost_after_received;
  }
  return out;
}

LossStatistics loss_statistics(const LossPattern& pattern) {
  return loss_statistics(pattern, std::vector<bool>(pattern.size(), true));
}

LossStatistics loss_statistics(const LossPattern& pattern, const std::vector<bool>& counted) {
  assert(counted.size() == pattern.size());
  LossStatistics out;
  std::size_t bursts = 0;
  std::size_t burst = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool lost = counted[i] && pattern[i];
    out.packets += counted[i];
    burst = lost ? burst + 1 : 0;
    bursts += burst == 1;
    out.lost += lost;
    out.longest_burst = std::max(out.longest_burst, burst);
  }
  if (out.lost == 0) return out;
  const double ppl = static_cast<double>(out.lost) / static_cast<double>(out.packets);
  out.ppl_percent = 100.0 * ppl;
  if (out.lost < out.packets)
    out.burst_ratio = static_cast<double>(out.lost) / static_cast<double>(bursts) * (1.0 - ppl);
  return out;
}

} // namespace quietroom::network
