#include "signal/active_milliseconds.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;

namespace {

/// One second each of a 1 kHz sine at -26 dBov and of silence.
std::vector<double> three_bursts(int rate_hz) {
  const double amplitude = std::pow(10.0, -26.0 / 20.0) * std::numbers::sqrt2;
  std::vector<double> out(static_cast<std::size_t>(6 * rate_hz));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    if (std::fmod(t, 2.0) < 1.0) out[i] = amplitude * std::sin(2.0 * std::numbers::pi * 1000.0 * t);
  }
  return out;
}

} // namespace

TEST_CASE("speech is active from its rise above the threshold to the end of the hangover, millisecond by "
          "millisecond") {
  const int rate_hz = GENERATE(8000, 11025, 48000);
  CAPTURE(rate_hz);
  const std::vector<bool> active = signal::active_milliseconds(three_bursts(rate_hz), rate_hz);
  REQUIRE(active.size() == 6000);
  // The envelope's two poles pass the threshold after 22 ms of a burst and fall below it 101 ms after its
  // end; then 200 ms of hangover. A few ms for the active level, which stands 1 dB below the sine's, and for
  // the rate.
  for (const int burst : {0, 1, 2}) {
    const int start = 2000 * burst;
    const auto at = [&](int ms) { return active[static_cast<std::size_t>(start + ms)]; };
    CHECK_FALSE(at(15));
    CHECK(at(30));
    CHECK(at(1290));
    CHECK_FALSE(at(1330));
  }
  CHECK(signal::active_milliseconds(std::vector<double>(1000), rate_hz).empty());
}

TEST_CASE("the last millisecond counts though the sound ends within it") {
  std::vector<double> samples = three_bursts(8000);
  samples.resize(8000 + 3);
  const std::vector<bool> active = signal::active_milliseconds(samples, 8000);
  REQUIRE(active.size() == 1001);
  CHECK(active.back());
}
