#include "store/copied_session.h"

#include "store/notes.h"
#include "store/study_with_votes.h"
#include "store/waiting_files.h"

#include <fstream>

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

TEST_CASE("a session that was copied beside its study, before the power went, stands there once in the end") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  auto& from = study.store.connection();
  add_note(from, {"L01-1", "2026-01-01T00:00:00.000Z", 1, 1, "x", "p"});
  const std::string content = content_of(from, "L01-1");
  const auto beside = waiting_file_beside(study.file, 1);
  std::filesystem::create_directories(beside.parent_path());
  SECTION("the file has no table yet") { std::ofstream(beside).close(); }
  SECTION("the file has the session, and a note came to it since then") {
    StudyStore cut(beside, sql::Access::durable);
    copy_session(from, cut.connection(), "L01-1");
    add_note(cut.connection(), notes(from)[0]);
    add_note(from, {"L01-1", "2026-01-01T00:00:01.000Z", 1, 1, "y", "p"});
  }
  const auto noted = notes(from);
  move_beside(from, study.file, "L01-1");
  CHECK(waiting_files_beside(study.file) == std::vector{beside});
  const auto there = sql::open_sqlite(beside, sql::Access::read_only);
  CHECK(content_of(*there, "L01-1") == content);
  CHECK(notes(*there) == noted);
  CHECK(notes(from).empty());
  CHECK(study.single("SELECT COUNT(*) FROM session") == "0");
}

TEST_CASE("another session of the same id gets a file of its own beside the study") {
  test::StudyWithVotes study, other;
  for (test::StudyWithVotes* each : {&study, &other}) each->open("L01", "L01-1");
  other.vote("L01", "L01-1", 1, 4);
  const auto first = waiting_file_beside(study.file, 1), second = waiting_file_beside(study.file, 2);
  std::filesystem::create_directories(first.parent_path());
  {
    StudyStore beside(first, sql::Access::durable);
    copy_session(other.store.connection(), beside.connection(), "L01-1");
  }
  move_beside(study.store.connection(), study.file, "L01-1");
  CHECK(waiting_files_beside(study.file) == std::vector{first, second});
}
