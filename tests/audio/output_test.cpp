#include "audio/open_output.h"

#include "audio/clips.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;
using quietroom::test::TempFolder;

namespace {

/// A device that takes a millisecond of sound each time its health is asked for, until it is lost.
class AskedDevice : public Output {
public:
  explicit AskedDevice(int asks) : m_asks_left(asks) {}

  OutputInfo info() const override { return {}; }
  void start(Player& player) override { m_player = &player; }
  void stop() noexcept override { m_player = nullptr; }
  Health health() override {
    if (m_asks_left-- <= 0) return {false, "the cable is out"};
    std::vector<std::int32_t> piece(96);
    m_player->render(std::span(piece), {.underflow = false, .time_s = m_time_s += 0.001});
    return {};
  }

private:
  int m_asks_left;
  double m_time_s = 0;
  Player* m_player = nullptr;
};

} // namespace

TEST_CASE("play and wait tells how the clip ended, and what began is no end") {
  Player player({.rate_hz = 48000, .channels = 2});
  AskedDevice device(100);
  device.start(player);
  const TestClip clip = noise(1, 240); // five pieces
  const Report report = play_and_wait(device, player, clip.view());
  CHECK(report.kind == ReportKind::ended);
  CHECK(report.frames_delivered == 240);
}

TEST_CASE("a device that is lost while it plays is an error with the device's own reason") {
  Player player({.rate_hz = 48000, .channels = 2});
  AskedDevice device(3);
  device.start(player);
  const TestClip clip = noise(1, 4800);
  CHECK_THROWS_WITH(play_and_wait(device, player, clip.view()), "the cable is out");
  device.stop();
}

TEST_CASE("a player that has no room for another clip is busy") {
  Player player({.rate_hz = 48000, .channels = 2});
  const TestClip clip = noise(1, 480);
  for (std::size_t i = 0; i < Player::max_waiting; ++i) REQUIRE(player.play(clip.view(), i));
  AskedDevice device(0);
  CHECK_THROWS_WITH(play_and_wait(device, player, clip.view()), Catch::Contains("busy"));
}

TEST_CASE("play and wait can be stopped") {
  const TempFolder folder;
  const auto output = open_output(parse_device("file:" + (folder.path() / "out.wav").string()), {});
  Player player(output->info().format);
  output->start(player);
  std::stop_source stop;
  std::jthread later([&stop] {
    std::this_thread::sleep_for(std::chrono::seconds(1)); // of 10: a busy machine has begun by then
    stop.request_stop();
  });
  const Report report = play_and_wait(*output, player, noise(1, 480000).view(), stop.get_token());
  CHECK(report.kind == ReportKind::stopped);
  CHECK(report.frames_delivered > 0);
  CHECK(report.frames_delivered < 480000);
}
