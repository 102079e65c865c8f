#include "picture/spectrogram.h"

#include "signal/tone.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::picture;
using Catch::Matchers::WithinAbs;

TEST_CASE("a sine shows at its frequency with its level, and nowhere else") {
  // 1031.25 Hz is bin 22 of 1024 at 48 kHz, so that no energy leaks beyond the Hann window's two neighbours.
  const signal::Clip sine =
      signal::tone({.rate_hz = 48000, .frequency_hz = 1031.25, .level_dbov = -26, .seconds = 1});
  const Spectrogram spectrum = spectrogram(sine.samples, 48000, 100);
  CHECK(spectrum.frames == 100);
  CHECK(spectrum.bins == 513);
  CHECK_THAT(spectrum.bin_hz, WithinAbs(46.875, 0));
  CHECK_THAT(spectrum.step_s, WithinAbs(0.01, 1e-12));
  CHECK_THAT(spectrum.at(50, 22), WithinAbs(-26, 1e-6)); // whole periods: exact but for rounding
  CHECK(spectrum.at(50, 30) < -150);
  CHECK(spectrum.at(50, 10) < -150);
}

TEST_CASE("a click shows at its time") {
  std::vector<double> samples(16000);
  samples[12000] = 1;
  const Spectrogram spectrum = spectrogram(samples, 16000, 16);
  CHECK(spectrum.at(12, 40) > -60);
  CHECK(spectrum.at(11, 40) == -HUGE_VAL);
  CHECK(spectrum.at(13, 40) == -HUGE_VAL);
}
