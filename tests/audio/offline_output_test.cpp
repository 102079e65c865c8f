#include "audio/clips.h"
#include "audio/offline_output.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;

namespace {

constexpr StreamFormat mono{.rate_hz = 1000, .channels = 1, .latency_s = 0.05};

struct Outcome {
  Report report;
  std::vector<std::int32_t> captured;
};

/// Two seconds of clip, begun after one second, on a device with faults.
std::optional<Outcome> outcome(const TestClip& clip, const Faults& faults) {
  Player player(mono);
  OfflineOutput output(player, {.block_frames = 10, .capture = true, .faults = faults});
  output.advance(1000);
  if (!player.play(clip.view(), 1)) return std::nullopt;
  output.advance(4000);
  const std::vector<Report> reports = reports_of(player);
  if (reports.empty() || reports.back().kind != ReportKind::ended) return std::nullopt;
  return Outcome{reports.back(), output.captured()};
}

TestClip two_seconds() {
  TestClip clip = noise(5, 2000);
  clip.rate_hz = mono.rate_hz;
  return clip;
}

} // namespace

TEST_CASE("without capture nothing is kept, and the clock still turns") {
  Player player(mono);
  OfflineOutput output(player, {});
  output.advance(1234);
  CHECK(output.captured().empty());
  CHECK(output.clock_frames() == 1234);
  CHECK_THAT(output.now_s(), Catch::Matchers::WithinAbs(1.234, 1e-12)); // rounding
}

TEST_CASE("an injected underrun loses one block and is flagged") {
  const TestClip clip = two_seconds();
  const auto faulty = outcome(clip, {.underrun_s = 2});
  REQUIRE(faulty);
  CHECK(void_reason(faulty->report) == "underrun");
  CHECK(faulty->report.underruns == 1);
  CHECK(faulty->report.gaps == 0);
  CHECK(faulty->captured.size() == 4990);
  CHECK(faulty->captured[1999] == clip.samples[999]);
  CHECK(faulty->captured[2000] == clip.samples[1010]);
}

TEST_CASE("an injected stall is found by the clock") {
  const auto faulty = outcome(two_seconds(), {.stall_s = 2, .stall_length_s = 0.3});
  REQUIRE(faulty);
  CHECK(void_reason(faulty->report) == "gap");
  CHECK(faulty->report.underruns == 0);
  CHECK_THAT(faulty->report.max_gap_ms, Catch::Matchers::WithinAbs(310, 1e-6)); // rounding
  CHECK(void_reason(outcome(two_seconds(), {.stall_s = 2, .stall_length_s = 1})->report) == "stall");
}

TEST_CASE("faults before and after the sample are not its own") {
  for (const double at_s : {0.5, 4.5}) {
    const auto sound = outcome(two_seconds(), {.underrun_s = at_s, .stall_s = at_s + 0.2});
    REQUIRE(sound);
    CHECK_FALSE(void_reason(sound->report));
    CHECK(sound->report.frames_delivered == 2000);
  }
}

TEST_CASE("a vanished device makes no more callbacks") {
  Player player(mono);
  OfflineOutput output(player, {.block_frames = 10, .capture = true, .faults = {.vanish_s = 2}});
  output.advance(5000);
  CHECK(output.vanished());
  CHECK(output.clock_frames() == 2000);
  CHECK(output.step(10).empty());
  CHECK_FALSE(outcome(two_seconds(), {.vanish_s = 2}));
}
