#include "signal/loudness.h"

#include <catch2/catch.hpp>
#include <cmath>
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
