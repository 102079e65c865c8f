#include "station/seat_lock.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace quietroom;
using station::SeatLock;
using station::taken_seat;

TEST_CASE("two stations cannot run one session, but two sessions of one study can run") {
  const test::TempFolder study;
  std::optional<SeatLock> seat(std::in_place, study.path(), "L01");
  CHECK_THROWS_WITH(SeatLock(study.path(), "L01"),
                    Catch::Contains("a station already runs the session of L01"));
  CHECK_NOTHROW(SeatLock(study.path(), "L02"));
  seat.reset();
  CHECK_NOTHROW(SeatLock(study.path(), "L01"));
}

TEST_CASE("a station that is killed leaves its seat free") {
  const test::TempFolder study;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const SeatLock seat(study.path(), "L01");
    [[maybe_unused]] const auto told = ::write(ready[1], "x", 1);
    for (;;) ::pause();
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_AS(SeatLock(study.path(), "L01"), Error);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK_NOTHROW(SeatLock(study.path(), "L01"));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("a study folder that cannot be written is said to be so") {
  const test::TempFolder folder;
  folder.write("study/lock", "a file where the folder of locks should be");
  try {
    const SeatLock seat(folder.path() / "study", "L01");
    FAIL("no error");
  } catch (const Error& failure) {
    CHECK(failure.kind() == ErrorKind::environment);
    CHECK_THAT(failure.what(),
               Catch::Contains("cannot be written") && Catch::Contains("make the study's folder"));
  }
}

TEST_CASE("a seat says while its station runs on which machine that is and what its session waits for") {
  const test::TempFolder study;
  CHECK_FALSE(taken_seat(study.path(), "L01"));
  {
    SeatLock seat(study.path(), "L01");
    char name[256] = {};
    REQUIRE(::gethostname(name, sizeof name - 1) == 0);
    REQUIRE(taken_seat(study.path(), "L01"));
    CHECK(taken_seat(study.path(), "L01")->booth == name);
    CHECK(taken_seat(study.path(), "L01")->waiting.empty());
    seat.note_waiting("experimenter");
    CHECK(taken_seat(study.path(), "L01")->waiting == "experimenter");
    seat.note_waiting("break"); // shorter than what stood there
    CHECK(taken_seat(study.path(), "L01")->waiting == "break");
    CHECK_FALSE(taken_seat(study.path(), "L02"));
  }
  CHECK_FALSE(taken_seat(study.path(), "L01"));
}

TEST_CASE("a station starts although others look at its seat all the time") {
  const test::TempFolder study;
  { const SeatLock first(study.path(), "L01"); }
  std::jthread looker([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) taken_seat(study.path(), "L01");
  });
  for (int i = 0; i < 50; ++i) CHECK_NOTHROW(SeatLock(study.path(), "L01"));
}
