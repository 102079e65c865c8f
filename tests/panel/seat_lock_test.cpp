#include "panel/seat_lock.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;
using panel::SeatLock;

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
