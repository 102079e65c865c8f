#include "stimulus/waveform.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stimulus {

namespace {

constexpr double largest_16_bit = 32767.0 / 32768.0;

FullScale full_scale_of(const signal::Clip& clip) {
  FullScale out;
  const auto channels = static_cast<std::size_t>(clip.channels);
  for (std::size_t c = 0; c < channels; ++c) {
    std::size_t run = 0;
    double before = 0;
    for (std::size_t i = c; i < clip.samples.size(); i += channels) {
      const double x = clip.samples[i];
      const bool full = std::abs(x) >= largest_16_bit;
      run = !full ? 0 : run > 0 && (x < 0) == (before < 0) ? run + 1 : 1;
      out.samples += full;
      out.runs += run == 1;
      out.longest = std::max(out.longest, run);
      before = x;
    }
  }
  return out;
}

std::optional<double> dc_db_re_rms(const SoundLevel& level) {
  std::optional<double> worst;
  for (const signal::ActiveLevel& channel : level.channels) {
    if (channel.dc == 0) continue;
    const double relative_db = 20 * std::log10(std::abs(channel.dc)) - channel.rms_dbov;
    worst = std::max(worst.value_or(relative_db), relative_db);
  }
  return worst;
}

} // namespace

Waveform waveform(const signal::Clip& clip, const SoundLevel& level) {
  Waveform out{full_scale_of(clip), dc_db_re_rms(level), clip.seconds(), clip.seconds()};
  const double silence = std::pow(10, silence_dbov / 20);
  const auto is_heard = [&](double x) { return std::abs(x) >= silence; };
  const auto first = std::ranges::find_if(clip.samples, is_heard);
  if (first == clip.samples.end()) return out;
  const auto last = std::find_if(clip.samples.rbegin(), clip.samples.rend(), is_heard);
  const auto seconds = [&](std::ptrdiff_t samples) {
    return static_cast<double>(samples / clip.channels) / clip.rate_hz; // whole frames
  };
  out.leading_silence_s = seconds(first - clip.samples.begin());
  out.trailing_silence_s = seconds(last - clip.samples.rbegin());
  return out;
}

} // namespace quietroom::stimulus
