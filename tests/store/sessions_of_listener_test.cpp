#include "store/sessions_of_listener.h"

#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("a listener goes on in the session that counts, and begins the next where none does") {
  test::StudyWithVotes study;
  auto& connection = study.store.connection();
  CHECK(current_session(connection, "L01") == "L01-1");
  CHECK(sessions_of(connection, "L01").empty());
  study.open("L01", "L01-1");
  CHECK(current_session(connection, "L01") == "L01-1");
  note_set_aside(connection, "L01-1", "redone", "t");
  CHECK(current_session(connection, "L01") == "L01-2");
  CHECK(current_session(connection, "L02") == "L02-1");
  REQUIRE(sessions_of(connection, "L01").size() == 1);
  CHECK(sessions_of(connection, "L01")[0].set_aside == "redone");
  note_set_aside(connection, "L01-1", "withdrawn", "t");
  CHECK(sessions_of(connection, "L01")[0].set_aside == "withdrawn");
  CHECK_THROWS(note_set_aside(connection, "L01-1", "forgotten", "t")); // the database knows these two reasons
}
