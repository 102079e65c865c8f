#include "audio/callback_gap.h"

#include <catch2/catch.hpp>

using quietroom::audio::CallbackGap;

namespace {

constexpr int rate_hz = 48000;
constexpr std::uint64_t frames = 480; // 10 ms

/// Callbacks from time 0 at the pace of the given clock; the number of late ones.
int late_ones(CallbackGap& gap, int callbacks, double seconds_each) {
  int late = 0;
  for (int i = 0; i < callbacks; ++i) late += gap.at(i * seconds_each, frames).late;
  return late;
}

} // namespace

TEST_CASE("callbacks at the pace of the device are never late") {
  CallbackGap gap(rate_hz, 0.1);
  CHECK(late_ones(gap, 1000, 0.01) == 0);
}

TEST_CASE("a sound card that is 200 ppm slow for an hour is not late") {
  CallbackGap gap(rate_hz, 0.02);
  CHECK(late_ones(gap, 360000, 0.01 * 1.0002) == 0);
}

TEST_CASE("a callback is late when the device has run dry, not before") {
  // 100 ms of latency and the last 10 ms: at 110 ms the device is empty, 2 ms of margin above.
  for (const auto& [pause_s, late] : {std::pair{0.108, false}, {0.111, false}, {0.114, true}, {2.0, true}}) {
    CAPTURE(pause_s);
    CallbackGap gap(rate_hz, 0.1);
    CHECK(late_ones(gap, 100, 0.01) == 0);
    const CallbackGap::Verdict verdict = gap.at(0.99 + pause_s, frames);
    CHECK(verdict.late == late);
    CHECK_THAT(verdict.since_previous_s, Catch::Matchers::WithinAbs(pause_s, 1e-9)); // rounding of doubles
  }
}

TEST_CASE("a burst of callbacks fills the model no further than the device's buffer") {
  CallbackGap gap(rate_hz, 0.05);
  for (int i = 0; i < 100; ++i) CHECK_FALSE(gap.at(0, frames).late); // a second of frames at once
  CHECK(gap.at(0.07, frames).late);
}

TEST_CASE("a host that reports no latency is trusted for one callback") {
  CallbackGap gap(rate_hz, 0);
  CHECK(late_ones(gap, 100, 0.01) == 0);
  CHECK_FALSE(gap.at(0.99 + 0.018, frames).late);
  CHECK(gap.at(0.99 + 0.018 + 0.04, frames).late);
}

TEST_CASE("after a late callback the next ones are judged afresh") {
  CallbackGap gap(rate_hz, 0.02);
  gap.at(0, frames);
  CHECK(gap.at(1, frames).late);
  CHECK_FALSE(gap.at(1.01, frames).late);
}
