#include "station/block_clips.h"
#include "station/sound.h"

#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::session;

namespace {

struct Virtual {
  test::ToneStudy folder;
  Clips clips;
  double now_s = 100;
  std::unique_ptr<Sound> sound = virtual_sound(clips, now_s);

  void load(const std::vector<std::size_t>& stimuli) {
    design::Block block;
    for (const std::size_t each : stimuli) block.trials.push_back({{{each}}});
    sound->load(block, folder.study.set, folder.study.design.set);
  }
};

} // namespace

TEST_CASE("a sample on the virtual device is heard whole, and takes as much virtual time as it lasts") {
  Virtual at;
  at.load({0, 1});
  CHECK(at.sound->device().device == "virtual");
  CHECK(at.sound->device().rate_hz == 8000);
  CHECK_FALSE(at.sound->poll());
  at.sound->play({{1, 0}});
  const auto event = at.sound->poll();
  REQUIRE(event);
  const auto& ended = std::get<PlaybackEnded>(*event);
  CHECK(ended.facts.frames_expected == 4000); // half a second
  CHECK(ended.facts.frames_delivered == 4000);
  CHECK_FALSE(ended.facts.void_reason);
  CHECK(ended.t_s == at.now_s);
  CHECK(at.now_s >= 100.5);
  CHECK(at.now_s < 100.5 + 5 * 4096 / 8000.0); // latency and silence behind it, in whole blocks
  CHECK_FALSE(at.sound->poll());
}

TEST_CASE("the sound check of a simulated listener is over at once, once") {
  Virtual at;
  at.load({0});
  CHECK_FALSE(at.sound->poll());
  at.sound->play_check(session::CheckTone::left_then_right);
  const auto event = at.sound->poll();
  REQUIRE(event);
  CHECK(std::holds_alternative<CheckEnded>(*event));
  CHECK_FALSE(at.sound->poll());
  CHECK(at.sound->check_side() == 0);
}

TEST_CASE("what one listener decoded stays for the next, also when a block does not need it") {
  Virtual at;
  at.load({0, 1});
  const auto* decoded = at.clips.at(0).samples.data();
  at.load({1, 2});
  CHECK(at.clips.size() == 3);
  CHECK(at.clips.at(0).samples.data() == decoded);
  at.sound->play({{2, 0}});
  CHECK(at.sound->poll());
}
