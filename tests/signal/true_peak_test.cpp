#include "signal/true_peak.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <ebur128.h>
#include <numbers>

using namespace quietroom;
using signal::true_peak_dbtp;

TEST_CASE(
    "the peak between samples is found: a sine at a quarter of the rate, sampled 45 degrees off its tops") {
  signal::Clip clip{48000, 1, std::vector<double>(4800)};
  for (std::size_t i = 0; i < clip.samples.size(); ++i)
    clip.samples[i] = 0.5 * std::sin(std::numbers::pi / 2 * static_cast<double>(i) + std::numbers::pi / 4);
  // Sample peak 3.01 dB below the true one. BS.1770-4 allows +0.2/-0.4 dB where four times is oversampled.
  CHECK_THAT(*true_peak_dbtp(clip), Catch::Matchers::WithinAbs(20 * std::log10(0.5), 0.4));
}

TEST_CASE("the true peak is never below the sample peak, at any rate, on any channel, to the last sample") {
  for (const int rate_hz : {8000, 48000, 192000}) {
    std::vector<double> right(1000);
    right.back() = -0.9;
    const auto peak = true_peak_dbtp(signal::interleave(rate_hz, {std::vector<double>(1000), right}));
    CHECK(*peak >= 20 * std::log10(0.9) - 1e-12); // rounding of the logarithm
    CHECK(*peak < 3);
  }
  CHECK_FALSE(true_peak_dbtp({8000, 1, std::vector<double>(100)}));
}

namespace {

/// By libebur128 itself, and the silence that brings the end out of its filter.
double peak_by_library(const signal::Clip& clip) {
  ebur128_state* meter = ebur128_init(static_cast<unsigned>(clip.channels),
                                      static_cast<unsigned long>(clip.rate_hz), EBUR128_MODE_TRUE_PEAK);
  const std::vector<double> tail(64 * static_cast<std::size_t>(clip.channels));
  ebur128_add_frames_double(meter, clip.samples.data(), clip.frames());
  ebur128_add_frames_double(meter, tail.data(), 64);
  double highest = 0;
  for (const double x : clip.samples) highest = std::max(highest, std::abs(x));
  for (int c = 0; c < clip.channels; ++c) {
    double peak = 0;
    ebur128_true_peak(meter, static_cast<unsigned>(c), &peak);
    highest = std::max(highest, peak);
  }
  ebur128_destroy(&meter);
  return 20 * std::log10(highest);
}

} // namespace

// Ours passes over what cannot hold the peak; where it looked, it has to see what the library sees.
TEST_CASE("the true peak is libebur128's to the last digit, at any rate, length and loudness") {
  int seed = 0;
  for (const int rate_hz : {8000, 44100, 48000, 88200, 96000, 176400, 192000})
    for (const int channels : {1, 2})
      for (const std::size_t frames : {1U, 13U, 32U, 33U, 700U, 4001U}) {
        Gaussian noise(static_cast<std::uint64_t>(++seed));
        signal::Clip clip{rate_hz, channels,
                          std::vector<double>(frames * static_cast<std::size_t>(channels))};
        for (std::size_t i = 0; i < clip.samples.size(); ++i)
          clip.samples[i] = 0.1 * noise.next() * (1.0 + (seed % 3) * std::sin(0.01 * static_cast<double>(i)));
        CAPTURE(rate_hz, channels, frames);
        CHECK(*true_peak_dbtp(clip) == peak_by_library(clip));
      }
}
