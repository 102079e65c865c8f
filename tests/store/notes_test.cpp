#include "store/notes.h"

#include "core/atomic_file.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("notes are read in the order in which they were written, with their time and trial") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  const Note first{"L01-1", "2026-01-01T00:00:00Z", 2, 14, "coughs; \"window\" open\nnext", "test 1"};
  const Note second{"L01-1", "2026-01-01T00:00:09Z", 0, 0, "\xC3\xA4", "test 1"};
  add_note(study.store.connection(), first);
  add_note(study.store.connection(), second);
  CHECK(notes(study.store.connection()) == std::vector<Note>{first, second});
}

TEST_CASE("a withdrawal wipes the notes on the sessions of the listener, and no others") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.open("L02", "L02-1");
  study.vote("L01", "L01-1", 1, 4);
  add_note(study.store.connection(), {"L01-1", "t", 1, 2, "hears badly on the left", "test"});
  add_note(study.store.connection(), {"L02-1", "t", 1, 2, "late", "test"});
  withdraw(study.store.connection(), "L01", "test", "t9");
  REQUIRE(notes(study.store.connection()).size() == 1);
  CHECK(notes(study.store.connection())[0].session == "L02-1");
  if (study.location.is_server()) return;
  CHECK(read_file(study.file).find("hears badly") == std::string::npos); // nor anywhere in the file
}
