#include "cli/booths_apart.h"

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

/// The study `all`, in which the session of booth two waits.
struct JoinedLab : BoothsApart {
  JoinedLab() {
    sit_in("one", "L01", 5, 4);
    sit_in("two", "L01", 5, 1);
    REQUIRE(run("merge one two -o all").exit_code == 0);
    fs::copy(folder.path() / "three", folder.path() / "restored", fs::copy_options::recursive);
  }
  std::string mean(const std::string& place) const {
    const std::string out = run("mos " + place + " --ci none --by listener --csv").out;
    return out.substr(out.find('\n'));
  }
  /// That nothing is lost: both sessions are there, and the second can still come in.
  void check_restored() const {
    CHECK(mean("restored") == mean("all"));
    CHECK(run("status restored").out.find(", 5 votes in two, counts nowhere: ") != std::string::npos);
    const Run redo = run("redo restored --listener L01");
    CAPTURE(redo.out, redo.err);
    CHECK(redo.out.find("The session that counts now: L01-1-") != std::string::npos);
    CHECK(mean("restored") == mean("two"));
    check_proof("restored");
  }
};

} // namespace

TEST_CASE("a backup has what waits in a second file, says so, and both are put back by one command") {
  JoinedLab lab;
  const Run run = lab.run(
      GENERATE("backup all monday.sqlite", "store backup all monday.sqlite", "store copy all monday.sqlite"));
  CAPTURE(run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("monday-waiting.sqlite: what waits beside it until quietroom redo decides: L01-1-") !=
        std::string::npos);
  CHECK(run.out.find(" (5 votes); keep it with monday.sqlite\n") != std::string::npos);
  CHECK(fs::status(lab.folder.path() / "monday-waiting.sqlite").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(lab.mean("monday.sqlite") == lab.mean("all"));
  check_failure(2, "monday.sqlite: is there already", "backup all monday.sqlite", lab.folder.path());
  fs::rename(lab.folder.path() / "monday.sqlite", lab.folder.path() / "aside.sqlite");
  check_failure(2, "monday-waiting.sqlite: is there already", "backup all monday.sqlite", lab.folder.path());
  CHECK_FALSE(fs::exists(lab.folder.path() / "monday.sqlite"));
  fs::rename(lab.folder.path() / "aside.sqlite", lab.folder.path() / "monday.sqlite");
  CHECK(lab.run("store copy monday.sqlite restored").exit_code == 0);
  lab.check_restored();
}

TEST_CASE("a backup of a study in which nothing waits is one file") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4);
  const Run run = lab.run("backup one monday.sqlite");
  CHECK(std::ranges::count(run.out, '\n') == 1);
  CHECK_FALSE(fs::exists(lab.folder.path() / "monday-waiting.sqlite"));
}

TEST_CASE("a backup in which sessions stand beside that are set aside does not say that they wait") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4, false);
  lab.run("redo one --listener L01");
  lab.sit_in("two", "L01", 5, 1, false, "2026-01-01T10:00:00.000Z");
  REQUIRE(lab.run("merge one two -o all").exit_code == 0);
  const Run run = lab.run("backup all monday.sqlite");
  CAPTURE(run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("monday-waiting.sqlite: sessions that are set aside; keep it with monday.sqlite\n") !=
        std::string::npos);
}
