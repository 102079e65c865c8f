#include "signal/looped.h"

#include "core/random.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace quietroom::signal {

namespace {

std::size_t fade_samples(int rate_hz) {
  return static_cast<std::size_t>(std::ceil(loop_fade_seconds * rate_hz));
}

} // namespace

bool can_be_looped(std::size_t samples, int rate_hz) { return samples >= 2 * fade_samples(rate_hz); }

std::vector<double> looped(std::span<const double> recording, int rate_hz, std::size_t count,
                           std::uint64_t seed) {
  assert(can_be_looped(recording.size(), rate_hz));
  const std::size_t fade = fade_samples(rate_hz);
  std::vector<double> round(recording.begin(), recording.end() - static_cast<std::ptrdiff_t>(fade));
  for (std::size_t i = 0; i < fade; ++i) {
    const double angle = std::numbers::pi / 2.0 * (static_cast<double>(i) + 0.5) / static_cast<double>(fade);
    round[i] = std::sin(angle) * recording[i] + std::cos(angle) * recording[round.size() + i];
  }
  const auto offset = static_cast<std::size_t>(bounded(SplitMix64(seed).next(), round.size()));
  std::vector<double> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = round[(offset + i) % round.size()];
  return out;
}

} // namespace quietroom::signal
