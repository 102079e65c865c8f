#include "signal/loudness.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <ebur128.h>
#include <fmt/format.h>
#include <memory>

namespace quietroom::signal {

namespace {

struct Destroy {
  void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};

using Meter = std::unique_ptr<ebur128_state, Destroy>;

void check(bool done) {
  if (!done) throw_environment("the loudness could not be measured; is there memory enough?");
}

Meter meter_of(const Clip& clip, int mode) {
  Meter meter(
      ebur128_init(static_cast<unsigned>(clip.channels), static_cast<unsigned long>(clip.rate_hz), mode));
  check(meter != nullptr);
  check(ebur128_add_frames_double(meter.get(), clip.samples.data(), clip.frames()) == EBUR128_SUCCESS);
  return meter;
}

std::optional<double> integrated(const Clip& clip) {
  double lufs = 0;
  check(ebur128_loudness_global(meter_of(clip, EBUR128_MODE_I).get(), &lufs) == EBUR128_SUCCESS);
  return std::isfinite(lufs) ? std::optional(lufs) : std::nullopt;
}

} // namespace

std::optional<double> true_peak_dbtp(const Clip& clip) {
  constexpr std::size_t tail_frames = 32; // the oversampling filter delays by 6; silence brings its end out
  const Meter meter = meter_of(clip, EBUR128_MODE_TRUE_PEAK);
  const std::vector<double> tail(tail_frames * static_cast<std::size_t>(clip.channels));
  check(ebur128_add_frames_double(meter.get(), tail.data(), tail_frames) == EBUR128_SUCCESS);
  double highest = 0;
  for (const double x : clip.samples) highest = std::max(highest, std::abs(x));
  for (int c = 0; c < clip.channels; ++c) {
    double peak = 0;
    check(ebur128_true_peak(meter.get(), static_cast<unsigned>(c), &peak) == EBUR128_SUCCESS);
    highest = std::max(highest, peak);
  }
  return highest > 0.0 ? std::optional(20.0 * std::log10(highest)) : std::nullopt;
}

Loudness loudness(const Clip& clip) { return {integrated(clip), true_peak_dbtp(clip)}; }

std::string loudness_meter_version() {
  int major = 0;
  int minor = 0;
  int patch = 0;
  ebur128_get_version(&major, &minor, &patch);
  return fmt::format("{}.{}.{}", major, minor, patch);
}

} // namespace quietroom::signal
