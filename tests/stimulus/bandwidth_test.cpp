#include "stimulus/bandwidth.h"

#include "core/gaussian.h"
#include "signal/resample.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using stimulus::bandwidth_hz;

namespace {

signal::Clip white(int rate_hz, int channels = 1) {
  Gaussian noise(3);
  signal::Clip clip{rate_hz, channels, std::vector<double>(static_cast<std::size_t>(rate_hz * channels))};
  for (double& x : clip.samples) x = 0.05 * noise.next();
  return clip;
}

} // namespace

TEST_CASE("a file that was raised to a higher rate shows the band it had before") {
  using Catch::Matchers::WithinAbs;
  for (const int before_hz : {8000, 16000, 32000}) {
    CAPTURE(before_hz);
    // The resampler is down by 60 dB near the old Nyquist frequency: within two bands of 100 Hz.
    CHECK_THAT(*bandwidth_hz(signal::resample(white(before_hz), 48000)), WithinAbs(before_hz / 2.0, 200));
  }
  CHECK(*bandwidth_hz(white(16000)) == 8000);
  CHECK(*bandwidth_hz(white(8000, 2)) == 4000);
}

TEST_CASE("the band ends where the spectrum stays 60 dB down, whatever the level and the offset") {
  const auto tones = [](double second_db, double offset) {
    signal::Clip clip{16000, 1, std::vector<double>(16000)};
    for (std::size_t i = 0; i < clip.samples.size(); ++i) {
      const double phase = 2 * std::numbers::pi * static_cast<double>(i) / 16000;
      clip.samples[i] =
          offset + 0.01 * (std::sin(1000 * phase) + std::pow(10, second_db / 20) * std::sin(5050 * phase));
    }
    return clip;
  };
  CHECK(*bandwidth_hz(tones(-50, 0)) == 5100);
  CHECK(*bandwidth_hz(tones(-50, 0.5)) == 5100);
  CHECK(*bandwidth_hz(tones(-75, 0)) == 1100);
}

TEST_CASE("silence has no band, and a short clip is no danger") {
  CHECK_FALSE(bandwidth_hz({8000, 1, std::vector<double>(100)}));
  CHECK(bandwidth_hz({8000, 1, {0.5}}));
}
