#include "store/waiting_files.h"

#include "store/copied_session.h"
#include "store/redo.h"
#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;
namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

TEST_CASE("sessions that wait stand in the folder of a study, and beside a copy of its database") {
  CHECK(waiting_file_beside("all/study.sqlite", 1) == "all/waiting/study.sqlite");
  CHECK(waiting_file_beside("all/study.sqlite", 2) == "all/waiting/study-2.sqlite");
  CHECK(waiting_file_beside("stick/monday.sqlite", 1) == "stick/monday-waiting.sqlite");
  CHECK(waiting_file_beside("monday.sqlite", 3) == "monday-waiting-3.sqlite");
  CHECK(waiting_file_beside("monday", 1) == "monday-waiting");
}

TEST_CASE("files of other names are none of them, and they come in the order of their numbers") {
  const test::TempFolder folder;
  const fs::path study = folder.path() / "study.sqlite", copy = folder.path() / "monday.sqlite";
  CHECK(waiting_files_beside(study).empty());
  fs::create_directories(folder.path() / "waiting");
  for (const char* name : {"study-10.sqlite", "study-2.sqlite", "study-1.sqlite", "study-02.sqlite",
                           "study.sqlite-wal", "study-x.sqlite", "ledger"})
    folder.write(std::string("waiting/") + name, "");
  CHECK(waiting_files_beside(study) == Paths{waiting_file_beside(study, 2), waiting_file_beside(study, 10)});
  folder.write("monday-waiting.sqlite", "");
  folder.write("monday-waiting.sqlite-shm", "");
  folder.write("tuesday-waiting.sqlite", "");
  CHECK(waiting_files_beside(copy) == Paths{folder.path() / "monday-waiting.sqlite"});
}

TEST_CASE("those that were set aside do not wait any more") {
  test::ScratchStudy place;
  test::StudyWithVotes other;
  other.open("L01", "L01-1");
  other.vote("L01", "L01-1", 1, 2);
  other.open("L02", "L02-1");
  redo(other.store.connection(), "L02", "", "p", "t");
  const fs::path study = place.folder.path() / "monday.sqlite";
  {
    StudyStore waiting(waiting_file_beside(study, 1), sql::Access::durable);
    for (const char* each : {"L01-1", "L02-1"})
      copy_session(other.store.connection(), waiting.connection(), each);
  }
  const auto found = sessions_waiting_beside(study);
  REQUIRE(found.size() == 1);
  CHECK(names_of(found) == "L01-1 (1 vote)");
  CHECK(names_of({found[0], found[0]}) == "L01-1 (1 vote), L01-1 (1 vote)");
}
