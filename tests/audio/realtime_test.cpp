#include "audio/clips.h"
#include "audio/player.h"
#include "support/allocation_counter.h"

#include <catch2/catch.hpp>
#include <memory>
#include <new>
#include <thread>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;

TEST_CASE("the allocation counter sees every form of new") {
  for (int form = 0; form < 6; ++form) {
    CAPTURE(form);
    constexpr std::align_val_t align{64};
    const std::size_t before = quietroom::test::allocations();
    switch (form) {
    case 0:
      ::operator delete(::operator new(8));
      break;
    case 1:
      ::operator delete[](::operator new[](8));
      break;
    case 2:
      ::operator delete(::operator new(8, std::nothrow));
      break;
    case 3:
      ::operator delete[](::operator new[](8, std::nothrow));
      break;
    case 4:
      ::operator delete(::operator new(8, align), align);
      break;
    default:
      ::operator delete[](::operator new[](8, align), align);
      break;
    }
    CHECK(quietroom::test::allocations() == before + 1);
  }
}

TEST_CASE("render allocates nothing, whatever it has to do") {
  const TestClip clip = noise(1, 5000);
  Player player({.rate_hz = 48000, .channels = 2, .latency_s = 0.01});
  std::vector<std::int32_t> out32(2 * 256);
  std::vector<std::int16_t> out16(2 * 256);
  std::size_t allocated = 0;
  std::size_t ended = 0;
  std::size_t stopped = 0;
  for (int i = 0; i < 400; ++i) {
    if (i % 50 == 0) REQUIRE(player.play(clip.view(), 1));
    if (i % 100 == 75) player.stop();
    if (i % 100 == 60) REQUIRE(player.play(clip.view(), 2));
    const std::size_t before = quietroom::test::allocations();
    const CallbackInfo info{.underflow = i % 7 == 0, .time_s = i % 11 == 0 ? i * 2.0 : i * 1.0};
    i % 2 == 0 ? player.render(out32, info) : player.render(out16, info);
    allocated += quietroom::test::allocations() - before;
    for (const Report& report : reports_of(player)) {
      ended += report.kind == ReportKind::ended;
      stopped += report.kind == ReportKind::stopped;
    }
  }
  CHECK(allocated == 0);
  CHECK(ended > 0); // all paths were taken
  CHECK(stopped > 0);
}

TEST_CASE("a control and an audio thread share a player, and clips may go when they have ended") {
  constexpr StreamFormat format{.rate_hz = 48000, .channels = 1, .latency_s = 0.001};
  Player player(format);
  std::vector<std::int32_t> captured;
  std::jthread audio_thread([&](const std::stop_token& stop) {
    std::vector<std::int32_t> block(64);
    double time_s = 0;
    while (!stop.stop_requested()) {
      player.render(block, {.underflow = false, .time_s = time_s});
      time_s += 64.0 / format.rate_hz;
      for (const std::int32_t sample : block)
        if (sample != 0) captured.push_back(sample);
      std::this_thread::yield();
    }
  });
  std::vector<std::int32_t> expected;
  for (Ticket ticket = 0; ticket < 200; ++ticket) {
    auto clip = std::make_unique<TestClip>(noise(ticket, 300 + ticket));
    expected.insert(expected.end(), clip->samples.begin(), clip->samples.end());
    REQUIRE(player.play(clip->view(), ticket));
    std::optional<Report> report;
    while (!report || report->kind == ReportKind::started) {
      report = player.poll();
      std::this_thread::yield();
    }
    CHECK(report->ticket == ticket);
    CHECK(report->kind == ReportKind::ended);
  } // the clip is freed here: ASan and TSan see a late touch
  audio_thread.request_stop();
  audio_thread.join();
  CHECK(captured == expected);
}
