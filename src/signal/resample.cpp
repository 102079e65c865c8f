#include "signal/resample.h"

#include "core/error.h"

#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <soxr.h>

namespace quietroom::signal {

namespace {

std::vector<double> at_other_rate(std::span<const double> samples, int channels, int from_hz, int to_hz) {
  assert(from_hz > 0 && to_hz > 0);
  const auto width = static_cast<std::size_t>(channels);
  const std::size_t count = samples.size() / width;
  const double exact = static_cast<double>(count) * to_hz / from_hz;
  const auto frames = static_cast<std::size_t>(std::llround(exact));
  std::vector<double> out(frames * width);
  if (frames == 0) return out; // soxr crashes on an output without room
  const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT64_I, SOXR_FLOAT64_I);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
  const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
  std::size_t done = 0; // may stay one short of `frames`, which is then the silence it starts as
  const soxr_error_t failure =
      soxr_oneshot(from_hz, to_hz, static_cast<unsigned>(channels), samples.data(), count, nullptr,
                   out.data(), frames, &done, &io, &quality, &runtime);
  if (failure != nullptr)
    throw_environment(fmt::format("cannot resample from {} to {} Hz ({}); is there memory enough?", from_hz,
                                  to_hz, soxr_strerror(failure)));
  return out;
}

} // namespace

Clip resample(const Clip& clip, int rate_hz) {
  if (rate_hz == clip.rate_hz) return clip;
  return {rate_hz, clip.channels, at_other_rate(clip.samples, clip.channels, clip.rate_hz, rate_hz)};
}

std::vector<double> resample(std::span<const double> samples, int from_hz, int to_hz) {
  if (from_hz == to_hz) return {samples.begin(), samples.end()};
  return at_other_rate(samples, 1, from_hz, to_hz);
}

std::string resampler_version() {
  const std::string text = soxr_version(); // "libsoxr-0.1.3"
  return text.substr(text.rfind('-') + 1);
}

} // namespace quietroom::signal
