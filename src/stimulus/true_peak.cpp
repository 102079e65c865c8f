#include "stimulus/true_peak.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ebur128.h>
#include <memory>

namespace quietroom::stimulus {

namespace {

struct Destroy {
  void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};

/// By libebur128, which delays by half its filter: the end is followed by as much silence.
double oversampled_peak(const signal::Clip& clip) {
  constexpr std::size_t tail_frames = 32; // half of 49 taps at four times the rate, and to spare
  const auto channels = static_cast<unsigned>(clip.channels);
  const std::unique_ptr<ebur128_state, Destroy> meter(
      ebur128_init(channels, static_cast<unsigned long>(clip.rate_hz), EBUR128_MODE_TRUE_PEAK));
  const std::vector<double> tail(tail_frames * channels);
  if (!meter ||
      ebur128_add_frames_double(meter.get(), clip.samples.data(), clip.frames()) != EBUR128_SUCCESS ||
      ebur128_add_frames_double(meter.get(), tail.data(), tail_frames) != EBUR128_SUCCESS)
    throw_environment("the true peak could not be measured; is there memory enough?");
  double highest = 0;
  for (unsigned c = 0; c < channels; ++c) {
    double peak = 0;
    if (ebur128_true_peak(meter.get(), c, &peak) == EBUR128_SUCCESS) highest = std::max(highest, peak);
  }
  return highest;
}

} // namespace

std::optional<double> true_peak_dbov(const signal::Clip& clip) {
  double peak = 0;
  for (const double x : clip.samples) peak = std::max(peak, std::abs(x));
  if (peak == 0) return std::nullopt;
  return 20 * std::log10(std::max(peak, oversampled_peak(clip)));
}

} // namespace quietroom::stimulus
