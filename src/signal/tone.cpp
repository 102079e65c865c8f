#include "signal/tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quietroom::signal {

Clip tone(const Tone& tone) {
  constexpr double pi = std::numbers::pi;
  const double amplitude = std::pow(10.0, tone.level_dbov / 20.0) * std::numbers::sqrt2;
  const double count = std::round(tone.seconds * tone.rate_hz);
  const double fade = tone.fade_ms / 1000.0 * tone.rate_hz;
  Clip out{tone.rate_hz, 1, std::vector<double>(static_cast<std::size_t>(count))};
  for (std::size_t i = 0; i < out.samples.size(); ++i) {
    const auto at = static_cast<double>(i);
    const double from_end = std::min(at, count - 1.0 - at);
    const double gain = from_end < fade ? 0.5 - 0.5 * std::cos(pi * from_end / fade) : 1.0;
    out.samples[i] = gain * amplitude * std::sin(2.0 * pi * tone.frequency_hz * at / tone.rate_hz);
  }
  return out;
}

} // namespace quietroom::signal
