#include "estimate/mono_pair.h"

#include "core/counted.h"
#include "core/error.h"
#include "signal/resample.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::estimate {

namespace {

std::vector<double> mean_of_channels(const signal::Clip& clip) {
  if (clip.channels == 1) return clip.samples;
  const auto channels = static_cast<std::size_t>(clip.channels);
  std::vector<double> out(clip.frames());
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t c = 0; c < channels; ++c) out[i] += clip.samples[i * channels + c];
    out[i] /= static_cast<double>(channels);
  }
  return out;
}

std::vector<double> one_channel(const signal::Clip& clip, std::optional<int> channel, const char* which) {
  if (!channel) return mean_of_channels(clip);
  if (*channel > clip.channels)
    throw_input(fmt::format("the {} sound has {}, and no channel {}", which,
                            counted(static_cast<std::uint64_t>(clip.channels), "channel"), *channel));
  return signal::channel(clip, *channel - 1);
}

std::vector<double> at_rate(std::vector<double> samples, int from_hz, int to_hz) {
  return from_hz == to_hz ? std::move(samples) : signal::resample(samples, from_hz, to_hz);
}

} // namespace

MonoPair mono_pair(const signal::Clip& reference, const signal::Clip& degraded, const PairForm& form) {
  MonoPair out;
  out.rate_hz = form.rate_hz.value_or(std::min(reference.rate_hz, degraded.rate_hz));
  out.reference = at_rate(one_channel(reference, form.channel, "reference"), reference.rate_hz, out.rate_hz);
  out.degraded = at_rate(one_channel(degraded, form.channel, "degraded"), degraded.rate_hz, out.rate_hz);
  if (reference.rate_hz != degraded.rate_hz && !form.rate_hz)
    out.notes.push_back(fmt::format("the reference has {} Hz and the degraded sound {} Hz; the one with the "
                                    "higher rate was resampled to {} Hz",
                                    reference.rate_hz, degraded.rate_hz, out.rate_hz));
  if (reference.channels != degraded.channels && !form.channel)
    out.notes.push_back(fmt::format("the reference has {} and the degraded sound {}; the mean of "
                                    "the channels was compared",
                                    counted(static_cast<std::uint64_t>(reference.channels), "channel"),
                                    degraded.channels));
  return out;
}

} // namespace quietroom::estimate
