#include "store/redo.h"

#include "core/error.h"
#include "store/sessions_of_listener.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using Rows = std::vector<std::string>;

TEST_CASE(
    "a session that is done anew keeps its votes, void as redone, and the next one begins at its start") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  study.fault("L01-1", 2);
  CHECK(redo(connection, "L01", "headphones were reversed", "test", "t5") == "L01-1");
  CHECK(study.rows() == Rows{"L01-1 1 [4Label9002026-01-01T00:01:00Z] 0 redone", "L01-1 2 [] 0 underrun"});
  CHECK(current_session(connection, "L01") == "L01-2");
  CHECK(study.single("SELECT action, session, listener, reason FROM audit") ==
        "redo|L01-1|L01|headphones were reversed");
  CHECK(StudyReader(study.location).unfinished_listeners().empty());
  study.open("L01", "L01-2");
  CHECK(study.store.open_session(test::StudyWithVotes::facts("L01", "L01-2"), "t").journal.empty());
  study.vote("L01", "L01-2", 1, 5);
  CHECK(study.rows().back() == "L01-2 1 [5Label9002026-01-01T00:01:00Z] 1 ");
  CHECK(StudyReader(study.location).plan_hashes(false) == Rows{"plan"}); // of the one that counts
}

TEST_CASE("a session is set aside as often as it is asked, but only one that was begun") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  CHECK_THROWS_WITH(redo(connection, "L01", "", "test", "t"), Contains("no session that could be set aside"));
  for (int i = 1; i <= 12; ++i) {
    const std::string session = "L01-" + std::to_string(i);
    study.open("L01", session);
    CHECK(redo(connection, "L01", "", "test", "t") == session);
    CHECK_THROWS_AS(redo(connection, "L01", "", "test", "t"), Error);
  }
  CHECK(current_session(connection, "L01") == "L01-13");
  study.open("L01", "L01-13");
  withdraw(connection, "L01", "test", "t");
  CHECK_THROWS_WITH(redo(connection, "L01", "", "test", "t"), Contains("has withdrawn"));
}
