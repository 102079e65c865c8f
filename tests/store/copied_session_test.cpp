#include "store/copied_session.h"

#include "store/notes.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("a session is copied with its chain, and deleted without the others") {
  test::StudyWithVotes from, to;
  from.open("L01", "L01-1");
  from.vote("L01", "L01-1", 1, 4);
  from.fault("L01-1", 2);
  from.open("L01", "L01-10"); // its name begins alike
  from.vote("L01", "L01-10", 1, 4);
  add_note(from.store.connection(), {"L01-1", "2026-01-01T00:00:00.000Z", 1, 1, "x", "p"});
  copy_session(from.store.connection(), to.store.connection(), "L01-1");
  CHECK(content_of(to.store.connection(), "L01-1") == content_of(from.store.connection(), "L01-1"));
  CHECK(links_of(to.store.connection(), "L01-1").size() == 3);
  CHECK(links_of(to.store.connection(), "L01-1") == links_of(from.store.connection(), "L01-1"));
  CHECK(to.rows().size() == 2);
  const std::string other = content_of(from.store.connection(), "L01-10");
  delete_session(from.store.connection(), "L01-1");
  CHECK(from.single("SELECT COUNT(*) FROM session") == "1");
  CHECK(from.single("SELECT COUNT(*) FROM note") == "0");
  CHECK(content_of(from.store.connection(), "L01-10") == other);
}
