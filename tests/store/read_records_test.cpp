#include "store/read_records.h"

#include "store/redo.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"
#include "support/schema1_study.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("a study without a database has no records, and reading them makes none") {
  const test::TempFolder folder;
  CHECK(read_records(folder.path() / "study.sqlite").sessions.empty());
  CHECK_FALSE(std::filesystem::exists(folder.path() / "study.sqlite"));
  folder.write("study.sqlite", ""); // a station is about to make its tables
  CHECK(read_records(folder.path() / "study.sqlite").sessions.empty());
}

TEST_CASE("records have each session with its attempts, why it does not count, and no simulated one") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  redo(study.store.connection(), "L01", "", "test", "t");
  study.open("L01", "L01-2");
  study.fault("L01-2", 1);
  study.store.finish_session("L01-2", "t9");
  auto simulated = test::StudyWithVotes::facts("sim-001", "sim-001-1");
  simulated.simulated = true;
  study.store.open_session(simulated, "t0");
  const StudyRecords records = read_records(study.location);
  CHECK(records.simulated_sessions == 1);
  REQUIRE(records.sessions.size() == 2);
  CHECK(records.sessions[0].set_aside == "redone");
  REQUIRE(records.sessions[0].attempts.size() == 1);
  CHECK(records.sessions[0].attempts[0].vote == 4);
  CHECK(records.sessions[0].attempts[0].response_ms == 900);
  CHECK_FALSE(records.sessions[0].attempts[0].valid);
  CHECK(records.sessions[1].set_aside.empty());
  CHECK(records.sessions[1].finished_utc == "t9");
  CHECK(records.sessions[1].attempts[0].void_reason == "underrun");
  CHECK(records.sessions[1].attempts[0].condition == "c1");
  CHECK(records.sessions[1].attempts[0].is_main);
}
