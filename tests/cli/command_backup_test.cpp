#include "cli/voted_study.h"

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

TEST_CASE("a backup is a database of its own that every command of analysis reads") {
  VotedStudy study;
  study.sit("L01", 5);
  const Run run = study.run("backup study monday.sqlite");
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
  CHECK(run.out.starts_with("monday.sqlite: the database of study as it is now, "));
  const auto votes = [&](const std::string& place) {
    return study.run("export " + place + " out-" + place.substr(0, 3));
  };
  CHECK(votes("monday.sqlite").exit_code == 0);
  CHECK(votes("study").exit_code == 0);
  CHECK(read_file(study.folder.path() / "out-mon/long.csv") ==
        read_file(study.folder.path() / "out-stu/long.csv"));
  CHECK(fs::status(study.folder.path() / "monday.sqlite").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  check_failure(2, "monday.sqlite: is there already; a backup never replaces anything",
                "backup study monday.sqlite", study.folder.path());
  check_failure(2, "is no folder of a study", "backup files x.sqlite", study.folder.path());
  check_failure(2, "its folder is not there", "backup study no/x.sqlite", study.folder.path());
}

TEST_CASE("a backup before the first session says that there is nothing yet, and makes no file") {
  const VotedStudy study;
  check_failure(2, "there is no database yet", "backup study x.sqlite", study.folder.path());
  CHECK_FALSE(fs::exists(study.folder.path() / "x.sqlite"));
}

TEST_CASE("backups beside simulated sessions are whole, one after the other") {
  const VotedStudy study;
  REQUIRE(study.run("simulate study --listeners 2 --seed 1").exit_code == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    for (int seed = 2; seed < 6; ++seed)
      study.run("simulate study --listeners 8 --replace --seed " + std::to_string(seed));
    ::_exit(0);
  }
  int status = 0;
  int made = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    const std::string name = "b" + std::to_string(++made) + ".sqlite";
    const Run run = study.run("backup study " + name);
    CAPTURE(run.err);
    CHECK(run.exit_code == 0);
    CHECK_NOTHROW(
        store::sql::open_sqlite(study.folder.path() / name, store::sql::Access::read_only)); // is whole
  }
  CHECK(made > 1);
}
