#include "signal/loudness.h"

#include "core/error.h"
#include "signal/true_peak.h"

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

void require_done(bool done) {
  if (!done) throw_environment("the loudness could not be measured; is there memory enough?");
}

Meter meter_of(const Clip& clip, int mode) {
  Meter meter(
      ebur128_init(static_cast<unsigned>(clip.channels), static_cast<unsigned long>(clip.rate_hz), mode));
  require_done(meter != nullptr);
  require_done(ebur128_add_frames_double(meter.get(), clip.samples.data(), clip.frames()) == EBUR128_SUCCESS);
  return meter;
}

} // namespace

std::optional<double> integrated_lufs(const Clip& clip) {
  double lufs = 0;
  require_done(ebur128_loudness_global(meter_of(clip, EBUR128_MODE_I).get(), &lufs) == EBUR128_SUCCESS);
  return std::isfinite(lufs) ? std::optional(lufs) : std::nullopt;
}

Loudness loudness(const Clip& clip) { return {integrated_lufs(clip), true_peak_dbtp(clip)}; }

std::string loudness_meter_version() {
  int major = 0;
  int minor = 0;
  int patch = 0;
  ebur128_get_version(&major, &minor, &patch);
  return fmt::format("{}.{}.{}", major, minor, patch);
}

} // namespace quietroom::signal
