#include "signal/resample.h"

#include "core/error.h"

#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <soxr.h>

namespace quietroom::signal {

Clip resample(const Clip& clip, int rate_hz) {
  assert(rate_hz > 0 && clip.rate_hz > 0);
  if (rate_hz == clip.rate_hz) return clip;
  const double exact = static_cast<double>(clip.frames()) * rate_hz / clip.rate_hz;
  const auto frames = static_cast<std::size_t>(std::llround(exact));
  Clip out{rate_hz, clip.channels, std::vector<double>(frames * static_cast<std::size_t>(clip.channels))};
  if (frames == 0) return out; // soxr crashes on an output without room
  const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT64_I, SOXR_FLOAT64_I);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
  const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
  std::size_t done = 0; // may stay one short of `frames`, which is then the silence it starts as
  const soxr_error_t failure =
      soxr_oneshot(clip.rate_hz, rate_hz, static_cast<unsigned>(clip.channels), clip.samples.data(),
                   clip.frames(), nullptr, out.samples.data(), frames, &done, &io, &quality, &runtime);
  if (failure != nullptr)
    throw_environment(fmt::format("cannot resample from {} to {} Hz ({}); is there memory enough?",
                                  clip.rate_hz, rate_hz, soxr_strerror(failure)));
  return out;
}

std::string resampler_version() {
  const std::string text = soxr_version(); // "libsoxr-0.1.3"
  return text.substr(text.rfind('-') + 1);
}

} // namespace quietroom::signal
