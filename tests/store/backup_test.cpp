#include "store/backup.h"

#include "core/error.h"
#include "store/study_with_votes.h"

#include <atomic>
#include <thread>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::size_t rows_in(const fs::path& file) {
  std::size_t rows = 0;
  read_votes_long(
      file, [](sql::Row) {}, [&](sql::Row) { ++rows; });
  return rows;
}

} // namespace

TEST_CASE("a backup has the votes that still stand in the log, is one file and for its owner alone") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  REQUIRE(fs::file_size(study.file.string() + "-wal") > 0);
  const test::TempFolder elsewhere;
  backup(study.file, elsewhere.path() / "copy.sqlite");
  std::vector<std::string> files;
  for (const auto& each : fs::directory_iterator(elsewhere.path())) files.push_back(each.path().filename());
  CHECK(files == std::vector<std::string>{"copy.sqlite"});
  CHECK(fs::status(elsewhere.path() / "copy.sqlite").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(rows_in(elsewhere.path() / "copy.sqlite") == 1);
  study.vote("L01", "L01-1", 2, 5); // the study goes on
  CHECK(rows_in(study.file) == 2);
  CHECK(rows_in(elsewhere.path() / "copy.sqlite") == 1);
}

TEST_CASE("a backup replaces nothing, and is not called like a part of another database") {
  test::StudyWithVotes study;
  const fs::path there = study.folder.write("there", "mine");
  CHECK_THROWS_WITH(backup(study.file, there), Contains("is there already"));
  CHECK(fs::file_size(there) == 4);
  CHECK_THROWS_WITH(backup(study.file, study.file), Contains("is there already"));
  CHECK_THROWS_WITH(backup(study.file, study.folder.path()), Contains("is there already"));
  fs::create_symlink("nowhere", study.folder.path() / "link");
  CHECK_THROWS_WITH(backup(study.file, study.folder.path() / "link"), Contains("is there already"));
  for (const char* name : {"x-wal", "x-shm", "x-journal"})
    CHECK_THROWS_WITH(backup(study.file, study.folder.path() / name), Contains("part of another database"));
  CHECK_THROWS_WITH(backup(study.file, study.folder.path() / "no/copy"), Contains("its folder is not there"));
  CHECK_THROWS_WITH(backup(study.folder.path() / "no.sqlite", study.folder.path() / "copy"),
                    Contains("there is no database yet"));
  const fs::path none = study.folder.write("none.sqlite", "no database at all, but long enough to be one");
  CHECK_THROWS_AS(backup(none, study.folder.path() / "copy"), Error);
  for (const auto& each : fs::directory_iterator(study.folder.path()))
    CHECK(each.path().filename().string().find("copy") == std::string::npos);
}

TEST_CASE("backups while votes are stored are whole, never go back, and hold no vote up") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  constexpr int votes = 12; // stimuli of the small set
  std::atomic<bool> done = false;
  std::jthread voter([&] {
    for (int trial = 1; trial <= votes; ++trial) {
      study.vote("L01", "L01-1", trial, 1 + trial % 5);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    done = true;
  });
  const test::TempFolder elsewhere;
  std::size_t before = 0;
  for (int i = 0; !done; ++i) {
    const fs::path copy = elsewhere.path() / ("copy" + std::to_string(i));
    backup(study.file, copy); // checks the copy
    const std::size_t rows = rows_in(copy);
    CHECK(rows >= before);
    before = rows;
  }
  voter.join();
  backup(study.file, elsewhere.path() / "last");
  CHECK(rows_in(elsewhere.path() / "last") == votes);
}
