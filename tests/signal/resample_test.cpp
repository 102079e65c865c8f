#include "signal/resample.h"

#include "signal/tone.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom::signal;

namespace {

double power_db(const std::vector<double>& x, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += x[i] * x[i];
  return 10.0 * std::log10(sum / static_cast<double>(to - from));
}

/// Power beside a tone of the given amplitude and phase 0, in the middle of the clip.
double residual_db(const Clip& clip, double frequency_hz, double amplitude) {
  std::vector<double> rest = clip.samples;
  for (std::size_t i = 0; i < rest.size(); ++i)
    rest[i] -=
        amplitude * std::sin(2.0 * std::numbers::pi * frequency_hz * static_cast<double>(i) / clip.rate_hz);
  return power_db(rest, rest.size() / 4, 3 * rest.size() / 4);
}

} // namespace

TEST_CASE("a 1 kHz tone stays what and where it is at another rate") {
  for (const auto& [from, to] :
       {std::pair{48000, 8000}, {48000, 16000}, {16000, 48000}, {44100, 48000}, {8000, 44100}}) {
    CAPTURE(from, to);
    const Clip out = resample(tone({from, 1000, -20, 2, 0}), to);
    CHECK(out.rate_hz == to);
    const double amplitude = 0.1 * std::numbers::sqrt2;
    CHECK(residual_db(out, 1000, amplitude) + 20.0 <= -120.0); // level, phase and purity in one
  }
}

TEST_CASE("what lies above the new band is gone, not folded into it") {
  // 5 % above the new Nyquist frequency and further up
  for (const double f : {8400.0, 9600.0, 15000.0, 20000.0}) {
    const Clip out = resample(tone({48000, f, -10, 1, 100}), 16000);
    CHECK(power_db(out.samples, 0, out.samples.size()) + 10.0 <= -90.0);
  }
}

TEST_CASE("a resampled clip has the rounded length and keeps its channels apart") {
  for (const std::size_t frames : {1U, 2U, 100U, 44101U}) {
    Clip clip{44100, 1, std::vector<double>(frames, 0.1)};
    CHECK(resample(clip, 8000).frames() ==
          static_cast<std::size_t>(std::llround(static_cast<double>(frames) * 8000 / 44100)));
  }
  const Clip left = tone({16000, 1000, -20, 1, 0});
  const Clip out = resample(on_channel(left, 0, 2), 48000);
  CHECK(channel(out, 0) == resample(left, 48000).samples);
  CHECK(channel(out, 1) == std::vector<double>(48000));
}

TEST_CASE("one channel is resampled as a clip of it is") {
  std::vector<double> samples(1000);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = std::sin(0.1 * static_cast<double>(i));
  CHECK(resample(samples, 16000, 10000) == resample({16000, 1, samples}, 10000).samples);
  CHECK(resample(samples, 16000, 16000) == samples);
}
