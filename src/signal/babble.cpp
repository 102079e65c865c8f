#include "signal/babble.h"

#include "core/error.h"
#include "core/random.h"
#include "signal/active_level.h"
#include "signal/looped.h"

#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::signal {

Clip babble(std::span<const BabbleTalker> talkers, std::size_t frames, std::uint64_t seed) {
  assert(talkers.size() >= fewest_babble_talkers);
  const int rate_hz = talkers.front().speech.rate_hz;
  Clip out{rate_hz, 1, std::vector<double>(frames)};
  for (const BabbleTalker& talker : talkers) {
    assert(talker.speech.rate_hz == rate_hz && talker.speech.channels == 1);
    const auto level_dbov = active_level(talker.speech.samples, rate_hz).active_level_dbov;
    if (!level_dbov)
      throw_input(
          fmt::format("P.56 finds no speech of the babble's talker {}; is it the right file?", talker.name));
    const double gain = std::pow(10.0, -*level_dbov / 20.0);
    const auto voice = looped(talker.speech.samples, rate_hz, frames, derived_seed(seed, {talker.name}));
    for (std::size_t i = 0; i < frames; ++i) out.samples[i] += gain * voice[i];
  }
  return out;
}

} // namespace quietroom::signal
