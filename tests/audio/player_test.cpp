#include "audio/clips.h"
#include "audio/offline_output.h"
#include "audio/player.h"
#include "core/error.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;

namespace {

constexpr StreamFormat stereo{.rate_hz = 48000, .channels = 2, .latency_s = 0.01};
constexpr std::uint64_t latency_frames = 480;

std::vector<std::int32_t> silence(std::uint64_t frames) { return std::vector<std::int32_t>(2 * frames, 0); }

void append(std::vector<std::int32_t>& to, const std::vector<std::int32_t>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// Blocks by hand, with the clock and the flags of the test.
struct HandTurned {
  Player& player;
  std::uint64_t frames = 480;
  double time_s = 0;
  void callback(bool underflow = false, double late_s = 0) {
    std::vector<std::int32_t> out(2 * frames);
    time_s += late_s;
    player.render(out, {.underflow = underflow, .time_s = time_s});
    time_s += static_cast<double>(frames) / stereo.rate_hz;
  }
  void callbacks(int count) {
    for (int i = 0; i < count; ++i) callback();
  }
};

Report last_report(Player& player) {
  const std::vector<Report> reports = reports_of(player);
  REQUIRE_FALSE(reports.empty());
  return reports.back();
}

} // namespace

TEST_CASE("a clip comes out bit for bit, with silence around, in blocks of any size") {
  const std::uint64_t block = GENERATE(1u, 7u, 64u, 1000u, 4096u);
  const int channels = GENERATE(1, 2);
  CAPTURE(block, channels);
  const TestClip clip = noise(block, 10007, channels);
  Player player(stereo);
  OfflineOutput output(player, {.block_frames = block, .capture = true});
  output.advance(500);
  REQUIRE(player.play(clip.view(), 7));
  output.advance(20000);

  std::vector<std::int32_t> expected = silence(500);
  append(expected, on_device(clip, 2));
  append(expected, silence(20000 - 10007));
  CHECK(output.captured() == expected);

  const std::vector<Report> reports = reports_of(player);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].kind == ReportKind::started);
  CHECK(reports[0].ticket == 7);
  CHECK(reports[0].start_frame == 500);
  CHECK_THAT(reports[0].start_time_s, Catch::Matchers::WithinAbs(500 / 48000.0, 1e-12)); // rounding
  CHECK(reports[1].kind == ReportKind::ended);
  CHECK(reports[1].frames_expected == 10007);
  CHECK(reports[1].frames_delivered == 10007);
  CHECK_FALSE(void_reason(reports[1]));
}

TEST_CASE("a 16-bit stream gets every 16-bit value exactly") {
  const TestClip clip = every_16_bit_value();
  Player player({.rate_hz = 48000, .channels = 1, .latency_s = 0});
  REQUIRE(player.play(clip.view(), 1));
  std::vector<std::int16_t> out(65536 + 1000, 1);
  player.render(out, {});
  bool exact = true;
  for (int i = 0; i < 65536; ++i) exact = exact && out[static_cast<std::size_t>(i)] == i - 32768;
  CHECK(exact);
  CHECK(std::all_of(out.begin() + 65536, out.end(), [](std::int16_t sample) { return sample == 0; }));
}

TEST_CASE("a clip is heard only when the latency and two callbacks of silence have followed it") {
  const TestClip clip = noise(1, 1000);
  Player player(stereo);
  OfflineOutput output(player, {.block_frames = 100});
  for (Ticket ticket = 1; ticket <= 2; ++ticket) {
    REQUIRE(player.play(clip.view(), ticket));
    output.advance(1000 + latency_frames + 2 * 100 - 80); // in whole blocks of 100
    CHECK(reports_of(player).size() == 1);                // started only
    output.advance(100);
    CHECK(last_report(player).kind == ReportKind::ended);
  }
}

TEST_CASE("two plays come one after the other, the second when the first has been heard") {
  const TestClip first = noise(1, 1000);
  const TestClip second = noise(2, 3000, 2);
  Player player(stereo);
  OfflineOutput output(player, {.block_frames = 100, .capture = true});
  REQUIRE(player.play(first.view(), 1));
  REQUIRE(player.play(second.view(), 2));
  output.advance(10000);
  const std::vector<Report> reports = reports_of(player);
  REQUIRE(reports.size() == 4);
  CHECK(reports[1].ticket == 1);
  CHECK(reports[2].ticket == 2);
  CHECK(reports[2].kind == ReportKind::started);
  const std::uint64_t second_start = reports[2].start_frame;
  CHECK(second_start == 1700); // 1000 + 480 + 200, in whole blocks
  std::vector<std::int32_t> expected = on_device(first, 2);
  append(expected, silence(second_start - 1000));
  append(expected, second.samples);
  append(expected, silence(10000 - 3000 - second_start));
  CHECK(output.captured() == expected);
}

TEST_CASE("stop cuts what sounds at the next callback and drops what waits") {
  const TestClip clip = noise(1, 48000);
  Player player(stereo);
  OfflineOutput output(player, {.block_frames = 100, .capture = true});
  REQUIRE(player.play(clip.view(), 1));
  REQUIRE(player.play(clip.view(), 2));
  output.advance(1000);
  player.stop();
  REQUIRE(player.play(clip.view(), 3)); // after the stop: not meant by it
  output.advance(100);
  const std::vector<Report> reports = reports_of(player);
  REQUIRE(reports.size() == 4);
  CHECK(reports[1].kind == ReportKind::stopped);
  CHECK(reports[1].frames_delivered == 1000);
  CHECK(reports[1].frames_expected == 48000);
  CHECK(reports[2].kind == ReportKind::stopped);
  CHECK(reports[2].ticket == 2);
  CHECK(reports[2].frames_delivered == 0);
  CHECK(reports[3].kind == ReportKind::started);
  CHECK(reports[3].ticket == 3);
  CHECK(output.captured().at(2 * 999) == clip.samples[999]);
  CHECK(output.captured().at(2 * 1000) == clip.samples[0]);
}

TEST_CASE("stop in the tail, or with nothing to stop, is harmless") {
  const TestClip clip = noise(1, 100);
  Player player(stereo);
  OfflineOutput output(player, {.block_frames = 100});
  player.stop();
  output.advance(1000);
  CHECK(reports_of(player).empty());
  REQUIRE(player.play(clip.view(), 1));
  output.advance(200); // delivered, not yet heard
  player.stop();
  output.advance(100);
  CHECK(last_report(player).kind == ReportKind::stopped);
  output.advance(10000);
  CHECK(reports_of(player).empty());
}

TEST_CASE("an empty clip starts and ends") {
  Player player(stereo);
  OfflineOutput output(player, {});
  REQUIRE(player.play(ClipView{}, 1));
  output.advance(10000);
  CHECK(reports_of(player).size() == 2);
}

TEST_CASE("a fault within the sample makes the attempt void, one outside does not") {
  const TestClip clip = noise(1, 4800); // ten callbacks
  Player player(stereo);
  HandTurned device{player};
  device.callbacks(10);
  const auto play = [&] { REQUIRE(player.play(clip.view(), 1)); };

  SECTION("underrun before") {
    device.callback(true);
    play();
    device.callbacks(20);
    CHECK_FALSE(void_reason(last_report(player)));
  }
  SECTION("underrun at the first callback") {
    play();
    device.callback(true);
    device.callbacks(20);
    CHECK(void_reason(last_report(player)) == "underrun");
  }
  SECTION("two underruns inside") {
    play();
    device.callbacks(5);
    device.callback(true);
    device.callback(true);
    device.callbacks(20);
    const Report report = last_report(player);
    CHECK(report.kind == ReportKind::ended);
    CHECK(report.underruns == 2);
    CHECK(report.gaps == 0);
    CHECK(void_reason(report) == "underrun");
  }
  SECTION("underrun when all is delivered but not yet heard") {
    play();
    device.callbacks(10);
    device.callback(true);
    device.callbacks(20);
    CHECK(void_reason(last_report(player)) == "underrun");
  }
  SECTION("underrun after it was heard") {
    play();
    device.callbacks(13);
    device.callback(true);
    const Report report = last_report(player);
    CHECK(report.kind == ReportKind::ended);
    CHECK_FALSE(void_reason(report));
  }
  SECTION("gap before") {
    device.callback(false, 0.3);
    play();
    device.callbacks(20);
    CHECK_FALSE(void_reason(last_report(player)));
  }
  SECTION("gap inside") {
    play();
    device.callbacks(5);
    device.callback(false, 0.3);
    device.callbacks(20);
    const Report report = last_report(player);
    CHECK(report.gaps == 1);
    CHECK(report.underruns == 0);
    CHECK_THAT(report.max_gap_ms, Catch::Matchers::WithinAbs(310, 1e-6)); // rounding of doubles
    CHECK(void_reason(report) == "gap");
  }
  SECTION("stall inside") {
    play();
    device.callbacks(5);
    device.callback(false, 1.5);
    device.callbacks(20);
    CHECK(void_reason(last_report(player)) == "stall");
  }
  SECTION("a pause the device's buffer covers") {
    play();
    device.callbacks(5);
    device.callback(false, 0.009);
    device.callbacks(20);
    const Report report = last_report(player);
    CHECK_FALSE(void_reason(report));
    CHECK_THAT(report.max_gap_ms, Catch::Matchers::WithinAbs(19, 1e-6)); // rounding of doubles
  }
}

TEST_CASE("a fault of one sample is not held against the next") {
  const TestClip clip = noise(1, 4800);
  Player player(stereo);
  HandTurned device{player};
  REQUIRE(player.play(clip.view(), 1));
  device.callbacks(5);
  device.callback(true);
  device.callbacks(20);
  CHECK(void_reason(last_report(player)) == "underrun");
  REQUIRE(player.play(clip.view(), 2));
  device.callbacks(20);
  CHECK_FALSE(void_reason(last_report(player)));
}

TEST_CASE("no more plays are taken than can be reported, and none is lost") {
  const TestClip clip = noise(1, 10);
  Player player(stereo);
  OfflineOutput output(player, {.block_frames = 64});
  for (Ticket ticket = 0; ticket < Player::max_waiting; ++ticket) CHECK(player.play(clip.view(), ticket));
  CHECK_FALSE(player.play(clip.view(), 99));
  output.advance(20000);
  CHECK_FALSE(player.play(clip.view(), 99)); // ended, but nobody has asked
  CHECK(reports_of(player).size() == 2 * Player::max_waiting);
  CHECK(player.play(clip.view(), 99));
}

TEST_CASE("a clip that would need conversion is refused") {
  Player player(stereo);
  TestClip clip = noise(1, 10);
  clip.rate_hz = 44100;
  CHECK_THROWS_AS(player.play(clip.view(), 1), Error);
  const TestClip surround = noise(1, 10, 6);
  CHECK_THROWS_AS(player.play(surround.view(), 1), Error);
}
