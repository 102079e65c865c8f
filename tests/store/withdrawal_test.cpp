#include "store/withdrawal.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using Rows = std::vector<std::string>;

namespace {

/// Whether these bytes stand anywhere in the database or its log.
bool holds(const test::StudyWithVotes& study, const std::string& bytes) {
  for (const char* ending : {"", "-wal"}) {
    const std::filesystem::path part = study.file.string() + ending;
    if (std::filesystem::exists(part) && read_file(part).find(bytes) != std::string::npos) return true;
  }
  return false;
}

} // namespace

TEST_CASE("a listener who withdraws leaves void attempts without a vote, and every other row as it was") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.open("L02", "L02-1");
  study.vote("L01", "L01-1", 1, 4);
  study.fault("L01-1", 2);
  study.begin("L01-1", 3);
  study.vote("L02", "L02-1", 1, 2);
  const Withdrawn done = withdraw(study.store.connection(), "L01", "test", "t9");
  CHECK(done.votes == 1);
  CHECK(done.sessions == Rows{"L01-1"});
  CHECK(study.rows() == Rows{"L01-1 1 [] 0 withdrawn", "L01-1 2 [] 0 underrun", "L01-1 3 [] 0 killed",
                             "L02-1 1 [2Label9002026-01-01T00:01:00Z] 1 "});
  CHECK(study.single("SELECT action, session, listener, reason FROM audit") == "withdraw||L01|");
  CHECK(StudyReader(study.location).unfinished_listeners() == Rows{"L02"});
}

TEST_CASE("a withdrawal also wipes the votes of sessions that were set aside before") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  redo(study.store.connection(), "L01", "", "test", "t5");
  study.open("L01", "L01-2");
  study.vote("L01", "L01-2", 1, 5);
  CHECK(withdraw(study.store.connection(), "L01", "test", "t9").votes == 2);
  CHECK(study.rows() == Rows{"L01-1 1 [] 0 withdrawn", "L01-2 1 [] 0 withdrawn"});
  CHECK(study.single("SELECT COUNT(*) FROM answer") == "0");
}

TEST_CASE("no byte of a withdrawn answer stays in the database or its log") {
  test::StudyWithVotes study;
  if (study.location.is_server()) return; // whose files are not ours to read
  study.open("L01", "L01-1");
  study.begin("L01-1", 1);
  study.store.store_vote(test::StudyWithVotes::facts("L01", "L01-1"),
                         {{1, 1, 1, {{{0}}}}, {1, 1, 0, 0, {}}, {{{0, 0, 4}, 900}}, 0}, {"Smaragd"},
                         "2026-01-01T00:01:00Z");
  REQUIRE(holds(study, "Smaragd"));
  withdraw(study.store.connection(), "L01", "test", "t9");
  CHECK_FALSE(holds(study, "Smaragd"));
}

TEST_CASE("nobody withdraws twice, or without anything stored, or is seated afterwards") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  CHECK_THROWS_WITH(withdraw(connection, "L01", "test", "t"), Contains("nothing is stored of listener L01"));
  study.open("L01", "L01-1");
  withdraw(connection, "L01", "test", "t");
  CHECK_THROWS_WITH(withdraw(connection, "L01", "test", "t"), Contains("has withdrawn already"));
  CHECK_THROWS_WITH(current_session(connection, "L01"), Contains("has withdrawn from this study"));
  CHECK(study.single("SELECT COUNT(*) FROM audit") == "1");
}
