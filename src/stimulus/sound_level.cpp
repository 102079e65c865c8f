#include "stimulus/sound_level.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stimulus {

namespace {

std::optional<double> finite_dbov(double power) {
  if (power <= 0) return std::nullopt;
  return 10 * std::log10(power);
}

} // namespace

SoundLevel sound_level(const signal::Clip& clip, const signal::LevelMethod& method) {
  constexpr double largest_16_bit = 32767.0 / 32768.0;
  SoundLevel out;
  double active_power = 0;
  double rms_power = 0;
  double peak = 0;
  int speaking = 0;
  for (int i = 0; i < clip.channels; ++i) {
    const signal::ActiveLevel& level =
        out.channels.emplace_back(signal::active_level(signal::channel(clip, i), clip.rate_hz, method));
    rms_power += std::pow(10, level.rms_dbov / 10) / clip.channels;
    out.activity = std::max(out.activity, level.activity);
    if (!level.active_level_dbov) continue;
    ++speaking;
    active_power += std::pow(10, *level.active_level_dbov / 10);
  }
  for (const double sample : clip.samples) {
    peak = std::max(peak, std::abs(sample));
    if (std::abs(sample) >= largest_16_bit) ++out.full_scale_samples;
  }
  if (speaking > 0) out.active_level_dbov = finite_dbov(active_power / speaking);
  out.rms_dbov = finite_dbov(rms_power);
  out.peak_dbov = finite_dbov(peak * peak);
  return out;
}

} // namespace quietroom::stimulus
