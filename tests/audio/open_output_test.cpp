#include "audio/open_output.h"

#include "audio/clips.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::audio;
using namespace quietroom::audio::test;
using quietroom::test::TempFolder;

namespace {

std::unique_ptr<Output> file_output(const TempFolder& folder) {
  return open_output(FileDevice{.path = folder.path() / "out.wav", .speed = 0},
                     {.rate_hz = 16000, .channels = 1, .bits = 16});
}

} // namespace

TEST_CASE("a device that is a file opens in the form that was asked for") {
  const TempFolder folder;
  const OutputInfo info = file_output(folder)->info();
  CHECK(info.format.rate_hz == 16000);
  CHECK(info.format.channels == 1);
  CHECK(info.bits == 16);
}

TEST_CASE("who plays and waits gets the report of the end, or of the stop") {
  const TempFolder folder;
  const auto output = file_output(folder);
  Player player(output->info().format);
  output->start(player);
  TestClip clip = noise(1, 1600, 1, 16);
  clip.rate_hz = 16000;
  CHECK(play_and_wait(*output, player, clip.view()).kind == ReportKind::ended);
  std::stop_source stop;
  stop.request_stop();
  TestClip endless = noise(2, 16'000'000, 1, 16);
  endless.rate_hz = 16000;
  CHECK(play_and_wait(*output, player, endless.view(), stop.get_token()).kind == ReportKind::stopped);
  output->stop();
}

TEST_CASE("a player that plays already is not waited for") {
  const TempFolder folder;
  const auto output = file_output(folder);
  Player player(output->info().format); // not started: nothing ends
  const TestClip clip = noise(1, 1600, 1, 16);
  TestClip view = clip;
  view.rate_hz = 16000;
  while (player.play(view.view(), 7)) continue;
  CHECK_THROWS_WITH(play_and_wait(*output, player, view.view()), "the player is busy; stop what plays first");
}
