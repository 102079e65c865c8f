#pragma once

#include "core/random.h"

#include <algorithm>
#include <cstdint>

/// Votes of a made-up panel, in whole numbers only, so that every machine makes the same ones.
namespace quietroom::benchmark {

struct Design {
  std::uint64_t seed = 1;
  int listeners = 1000, conditions = 50, talkers = 5, samples = 4;
  std::uint64_t votes() const {
    return static_cast<std::uint64_t>(listeners) * static_cast<std::uint64_t>(conditions) *
           static_cast<std::uint64_t>(talkers) * static_cast<std::uint64_t>(samples);
  }
};

struct GeneratedVote {
  int listener, condition, talker, sample; ///< from 0
  int vote;
  int response_ms;
};

/// Calls `use` for every vote: listener after listener, then condition, talker, sample.
template<class Use>
void generate(const Design& design, Use use) {
  const std::uint64_t listener_seed = design.seed ^ 0x4C495354454E4552U; // "LISTENER"
  const std::uint64_t file_seed = design.seed ^ 0x53544D554C555353U;     // "STMULUSS"
  std::uint64_t i = 0;
  for (int l = 0; l < design.listeners; ++l) {
    const std::uint64_t lw = splitmix64_at(listener_seed, static_cast<std::uint64_t>(l));
    const int bias = static_cast<int>((lw >> 48) * 1201 >> 16) - 600;
    const int sd = 400 + static_cast<int>((lw & 0xFFFF) * 601 >> 16);
    std::uint64_t file = 0;
    for (int c = 0; c < design.conditions; ++c)
      for (int t = 0; t < design.talkers; ++t)
        for (int f = 0; f < design.samples; ++f, ++i, ++file) {
          const std::uint64_t w = splitmix64_at(design.seed, i);
          const std::int64_t sum =
              static_cast<std::int64_t>((w >> 48) + (w >> 32 & 0xFFFF) + (w >> 16 & 0xFFFF) + (w & 0xFFFF));
          const int offset = static_cast<int>((splitmix64_at(file_seed, file) >> 48) * 401 >> 16) - 200;
          const int quality = 1300 + 3400 * c / std::max(design.conditions - 1, 1);
          const int talker = 100 * t - 50 * (design.talkers - 1);
          const int noise = static_cast<int>(sum * sd / 37837 - std::int64_t{131070} * sd / 37837);
          const int value = quality + talker + bias + offset + noise; // in thousandths of a vote
          const int vote = std::clamp((std::max(value, 0) + 500) / 1000, 1, 5);
          use(GeneratedVote{l, c, t, f, vote, 4000 + static_cast<int>(w >> 20 & 0xFFF)});
        }
  }
}

} // namespace quietroom::benchmark
