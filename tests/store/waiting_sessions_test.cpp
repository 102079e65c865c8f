#include "store/waiting_sessions.h"

#include "core/error.h"
#include "store/copied_session.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/study_with_votes.h"
#include "store/waiting_files.h"

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

namespace {

std::filesystem::path file_in(const std::filesystem::path& folder) {
  return waiting_file_beside(database_of(folder), 1);
}

/// A session of a second booth, in STUDY/waiting of `folder`.
void wait_in(const std::filesystem::path& folder, const std::string& session, test::StudyWithVotes& other) {
  std::filesystem::create_directories(waiting_folder(folder));
  StudyStore waiting(file_in(folder), sql::Access::durable);
  copy_session(other.store.connection(), waiting.connection(), session);
}

/// A listener with a session in the study, and another one elsewhere.
struct TwoSessions {
  test::StudyWithVotes study, other;

  TwoSessions() {
    study.open("L01", "L01-1-a");
    study.vote("L01", "L01-1-a", 1, 4);
    other.open("L01", "L01-1-b");
    other.vote("L01", "L01-1-b", 1, 2);
  }
};

} // namespace

TEST_CASE_METHOD(TwoSessions, "a session that waits is known to the study until it has come in") {
  auto& connection = study.store.connection();
  CHECK(waiting_sessions(connection, study.location).empty());
  note_waiting_of_booth(other.store.connection(), connection, "booth in the cellar", "p", "t5");
  note_waiting_of_booth(other.store.connection(), connection, "booth in the cellar", "p", "t6");
  REQUIRE(waiting_sessions(connection, study.location).size() == 1);
  CHECK(waiting_sessions(connection, study.location)[0] ==
        WaitingSession{"L01-1-b", "L01", "L01-1-a", "booth in the cellar", 1, "t6"});
  wait_in(study.folder.path(), "L01-1-b", other);
  CHECK(take_waiting(study.folder.path(), connection, study.location.is_server())
            .empty()); // the first counts still
  CHECK(std::filesystem::exists(file_in(study.folder.path())));
  redo(connection, "L01", "", "p", "t7");
  CHECK(waiting_sessions(connection, study.location)[0].counts.empty());
  CHECK(waiting_sessions(connection, study.location)[0].is_here == !study.location.is_server());
  CHECK(take_waiting(study.folder.path(), connection, study.location.is_server()) ==
        std::vector<std::string>{"L01-1-b"});
  CHECK(content_of(connection, "L01-1-b") == content_of(other.store.connection(), "L01-1-b"));
  CHECK(waiting_sessions(connection, study.location).empty());
  CHECK_FALSE(std::filesystem::exists(file_in(study.folder.path())));
}

TEST_CASE_METHOD(TwoSessions, "a session that waits can be set aside, or be withdrawn with its listener") {
  wait_in(study.folder.path(), "L01-1-b", other);
  auto& connection = study.store.connection();
  CHECK_THROWS_WITH(redo_waiting(study.folder.path(), {"L01-1-c", "L01", "", "two"}, "", "p", "t"),
                    Contains("does not wait here; it waits in two"));
  if (GENERATE(true, false)) {
    redo_waiting(study.folder.path(), {"L01-1-b", "L01"}, "", "p", "t7");
    CHECK(take_waiting(study.folder.path(), connection, study.location.is_server()).size() == 1);
    CHECK(sessions_of(connection, "L01")[0].set_aside.empty());
    CHECK(sessions_of(connection, "L01")[1].set_aside == "redone");
  } else {
    CHECK(withdraw_waiting(study.folder.path(), "L02", "p", "t7").votes == 0);
    CHECK(withdraw_waiting(study.folder.path(), "L01", "p", "t7").votes == 1);
    CHECK(withdraw_waiting(study.folder.path(), "L01", "p", "t7").votes == 0);
    CHECK(take_waiting(study.folder.path(), connection, study.location.is_server()).size() == 1);
    CHECK(study.single("SELECT COUNT(*) FROM answer WHERE session = 'L01-1-b'") == "0");
  }
}

TEST_CASE("where a session was held is known still when the server does not take it") {
  test::StudyWithVotes study, other;
  for (test::StudyWithVotes* each : {&study, &other}) each->open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  other.vote("L01", "L01-1", 1, 2);
  auto& server = study.store.connection();
  redo(server, "L01", "", "p", "t7"); // nobody counts, but the id is taken
  wait_in(study.folder.path(), "L01-1", other);
  const auto waiting = sql::open_sqlite(file_in(study.folder.path()), sql::Access::durable);
  note_waiting(*waiting, {"L01-1", "L01", "", "booth in the cellar", 1}, "p", "t5");
  CHECK(take_waiting(study.folder.path(), server, true).empty());
  CHECK(place_noted(*waiting, "L01-1") == "booth in the cellar");
}

TEST_CASE("a session that a server took is written down nowhere as one that waits") {
  test::StudyWithVotes study, other;
  other.open("L01", "L01-1");
  other.vote("L01", "L01-1", 1, 2);
  wait_in(study.folder.path(), "L01-1", other);
  note_waiting(*sql::open_sqlite(file_in(study.folder.path()), sql::Access::durable),
               {"L01-1", "L01", "", "booth in the cellar", 1}, "p", "t5");
  auto& server = study.store.connection();
  CHECK(take_waiting(study.folder.path(), server, true) == std::vector<std::string>{"L01-1"});
  CHECK(study.single("SELECT COUNT(*) FROM audit WHERE action = 'session_waits'") == "0");
  CHECK_FALSE(std::filesystem::exists(file_in(study.folder.path())));
}
