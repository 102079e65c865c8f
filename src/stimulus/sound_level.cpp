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

SoundLevelMeter::SoundLevelMeter(int rate_hz, int channels, const signal::LevelMethod& method) {
  for (int c = 0; c < channels; ++c) m_channels.emplace_back(rate_hz, method);
}

void SoundLevelMeter::add(std::span<const double> interleaved) {
  const std::size_t channels = m_channels.size();
  if (channels == 1) return m_channels.front().add(interleaved);
  for (std::size_t c = 0; c < channels; ++c) {
    m_one.resize(interleaved.size() / channels);
    for (std::size_t i = 0; i < m_one.size(); ++i) m_one[i] = interleaved[i * channels + c];
    m_channels[c].add(m_one);
  }
}

SoundLevel SoundLevelMeter::finish() {
  SoundLevel out;
  double active_power = 0;
  double rms_power = 0;
  double peak_power = 0;
  int speaking = 0;
  for (signal::ActiveLevelMeter& meter : m_channels) {
    const signal::ActiveLevel& level = out.channels.emplace_back(meter.finish());
    rms_power += std::pow(10, level.rms_dbov / 10) / static_cast<double>(m_channels.size());
    peak_power = std::max(peak_power, std::pow(10, level.peak_dbov / 10));
    out.activity = std::max(out.activity, level.activity);
    if (!level.active_level_dbov) continue;
    ++speaking;
    active_power += std::pow(10, *level.active_level_dbov / 10);
  }
  if (speaking > 0) out.active_level_dbov = finite_dbov(active_power / speaking);
  out.rms_dbov = finite_dbov(rms_power);
  out.peak_dbov = finite_dbov(peak_power);
  return out;
}

SoundLevel sound_level(const signal::Clip& clip, const signal::LevelMethod& method) {
  constexpr std::size_t piece_frames = 1024 * signal::ActivityMeter::whole_samples; // fits a cache
  const std::size_t piece = piece_frames * static_cast<std::size_t>(clip.channels);
  SoundLevelMeter meter(clip.rate_hz, clip.channels, method);
  for (std::span<const double> rest = clip.samples; !rest.empty();
       rest = rest.subspan(std::min(piece, rest.size())))
    meter.add(rest.first(std::min(piece, rest.size())));
  return meter.finish();
}

} // namespace quietroom::stimulus
