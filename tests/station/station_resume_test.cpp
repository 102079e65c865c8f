#include "station/station_seat.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;
using test::rows, test::where;
using Seat = test::StationSeat;

TEST_CASE("a session that was left goes on where it was, through the welcome and the sound check") {
  test::ToneStudy folder;
  std::size_t answered = 0;
  std::string next_stimulus;
  {
    Seat seat(folder);
    while (seat.count("voted") < 6) seat.step();
    answered = where(rows(folder), "valid", "1").size();
    seat.until(session::Playing{}); // killed while a sample plays: its row is there
    next_stimulus = folder.study.set.stimuli[seat.scripted.played.back()].id;
  }
  CHECK(answered == 6);
  CHECK(where(rows(folder), "void_reason", "killed").size() == 1);
  Seat seat(folder);
  seat.until(session::Ready{});
  using enum session::Screen;
  const std::vector<session::Screen> screens = {welcome, instructions, check, check, trial};
  REQUIRE(seat.said.size() == screens.size());
  for (std::size_t i = 0; i < screens.size(); ++i) CHECK(seat.said[i].screen == screens[i]);
  seat.until(session::Playing{});
  CHECK(folder.study.set.stimuli[seat.scripted.played.front()].id == next_stimulus);
  seat.until(session::Closed{});
  const auto all = rows(folder);
  CHECK(where(all, "valid", "1").size() == 14);
  CHECK(where(all, "void_reason", "killed").size() == 1);
}

TEST_CASE("a finished session says thanks and stores nothing more") {
  test::ToneStudy folder;
  Seat(folder).until(session::Closed{});
  const auto before = rows(folder);
  Seat again(folder);
  CHECK(session::is<session::Thanks>(again.phase()));
  again.until(session::Closed{});
  CHECK(again.station->closed() == true);
  CHECK(rows(folder) == before);
}

TEST_CASE("a session begun with another plan is refused, with the key, its old and its new value") {
  test::ToneStudy folder;
  { Seat seat(folder); }
  SECTION("another seed") {
    folder.study.design.seed = 8;
    CHECK_THROWS_WITH(Seat(folder), Catch::Contains("seed was 7 and is now 8"));
  }
  SECTION("another number of practice trials") {
    folder.study.design.practice = 3;
    CHECK_THROWS_WITH(Seat(folder), Catch::Contains("practice was 2 and is now 3") &&
                                        Catch::Contains("Put back practice = 2") && !Catch::Contains("seed"));
  }
  SECTION("another set") {
    folder.study.set.stimuli[0].condition = "renamed";
    CHECK_THROWS_WITH(Seat(folder), Catch::Contains("its stimulus set was changed"));
  }
}

TEST_CASE("confirmation, breaks and texts may change while a session is under way") {
  test::ToneStudy folder;
  {
    Seat seat(folder);
    seat.until(session::Voting{});
    seat.step();
  }
  folder.study.design.confirm = true;
  folder.study.design.break_after = 3;
  folder.study.design.break_min_s = 7;
  folder.study.design.wording.vote_now = "Now";
  Seat seat(folder);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
  CHECK(where(rows(folder), "valid", "1").size() == 14);
}

TEST_CASE("a session that an earlier program began goes on") {
  test::ToneStudy folder;
  { Seat seat(folder); }
  const auto connection = store::sql::open_sqlite(folder.database(), store::sql::Access::relaxed);
  const auto plan = plan_for(folder.study.design, folder.study.set, "L01");
  connection->run("UPDATE session SET plan_hash = $1", {former_hash_of(plan, folder.study.set)});
  connection->run("DELETE FROM meta WHERE name LIKE 'session/%'", {});
  Seat seat(folder);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
}
