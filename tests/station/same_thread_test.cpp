#include "station/crew.h"

#include "station/backstage_room.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::session;

namespace {

struct Room : test::BackstageRoom {
  std::unique_ptr<Crew> crew = same_thread(backstage);
};

} // namespace

TEST_CASE("a block is loaded at the next look, so that the screen can say so before") {
  Room room;
  CHECK_FALSE(room.crew->next_look_s());
  room.crew->give(LoadBlock{0});
  CHECK(room.sound.loads == 0);
  CHECK_FALSE(room.crew->answer());
  CHECK(room.crew->next_look_s() == 0.0);
  const auto loaded = room.crew->look();
  REQUIRE(loaded);
  CHECK(std::holds_alternative<BlockLoaded>(*loaded->event));
  CHECK_FALSE(room.crew->next_look_s());
  CHECK_FALSE(room.crew->look());
  CHECK(room.sound.loads == 1);
}

TEST_CASE("what is stored is done when it is given, and its answers come in that order, each once") {
  Room room;
  room.crew->give(LoadBlock{0});
  room.crew->look();
  room.crew->give(VerifyFiles{}); // files are verified when they are loaded
  const Attempt attempt = next_attempt(room.plan, begin(room.plan));
  room.crew->give(BeginAttempt{attempt});
  room.crew->give(
      StoreVote{{attempt.block, attempt.trial, 2, attempt.heard}, {}, {{{0, 0, 4}, 800}}, 0}); // never began
  CHECK(std::holds_alternative<Verified>(*room.crew->answer()->event));
  CHECK(std::holds_alternative<Committed>(*room.crew->answer()->event));
  CHECK(std::holds_alternative<NotCommitted>(*room.crew->answer()->event));
  CHECK_FALSE(room.crew->answer());
}

TEST_CASE("while something sounds it is looked at often, and its end ends that") {
  Room room;
  room.crew->give(PlayCheck{});
  REQUIRE(room.crew->next_look_s());
  CHECK(*room.crew->next_look_s() > 0);
  CHECK(*room.crew->next_look_s() <= 0.01);
  room.sound.next = CheckEnded{};
  const auto end = room.crew->look();
  REQUIRE(end);
  CHECK(std::holds_alternative<CheckEnded>(*end->event));
  CHECK_FALSE(room.crew->next_look_s());
}
