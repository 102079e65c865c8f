#include "cli/quietroom.h"
#include "cli/study_place.h"

#include "core/atomic_file.h"

#include <regex>

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string votes_csv =
    "listener,stimulus,condition,vote,session,device,started_utc,age,excluded,valid,void_reason,digest,mos\n"
    "anna,s1,a,4,x1,hw:0,2026-03-01T10:00:00.000Z,30,,1,,ffee,secret\n"
    "anna,s2,b,2,x1,hw:0,2026-03-01T10:00:09.000Z,30,,1,,ffee,secret\n"
    "bert,s1,a,5,x2,hw:0,2026-03-02T10:00:00.000Z,61,,1,,ffee,secret\n"
    "bert,s2,b,,x2,hw:0,2026-03-02T10:00:09.000Z,61,,0,bert coughed,ffee,secret\n"
    "carl,s1,a,1,x3,hw:0,2026-03-02T10:00:09.000Z,61,carl was drunk,1,,ffee,secret\n";

/// The names and the text of every file below a folder.
std::string everything_in(const fs::path& folder) {
  std::string out;
  for (const auto& each : fs::recursive_directory_iterator(folder))
    if (each.is_regular_file())
      out += each.path().filename().string() + '\n' + quietroom::read_file(each.path());
  return out;
}

} // namespace

TEST_CASE("export --public: nothing of the listeners is left in any file, and small groups are told") {
  const TempFolder folder;
  folder.write("annas votes.csv", votes_csv);
  const Run run =
      run_quietroom("export 'annas votes.csv' out --public --keep age --bids bids", folder.path());
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.err.find("fewer than five can be recognised: age 30: 1 listener") != std::string::npos);
  const std::string all = everything_in(folder.path() / "out") + everything_in(folder.path() / "bids");
  for (const char* part : {"anna", "bert", "carl", "drunk", "coughed", "hw:0", "x1", "ffee", "secret"}) {
    CAPTURE(part);
    CHECK(all.find(part) == std::string::npos);
  }
  CHECK_FALSE(std::regex_search(all, std::regex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]")));
  CHECK(quietroom::read_file(folder.path() / "out/long.csv")
            .starts_with("listener,stimulus,condition,vote,started_utc,age,excluded,valid,void_reason\np-"));
  CHECK(fs::exists(folder.path() / "bids/participants.tsv"));
  CHECK(quietroom::read_file(folder.path() / "out/README.md").find("## A public release") !=
        std::string::npos);
}

TEST_CASE("export --public: a study gives away neither the seed of its orders nor the names of files") {
  const StudyPlace place;
  REQUIRE(place.make("acr").exit_code == 0);
  REQUIRE(place.run("simulate study --listeners 2 --seed 1").exit_code == 0);
  const std::string set = quietroom::read_file(place.folder.path() / "study/set/set.toml");
  const Run run = place.run("export study out --public --simulated");
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  const std::string all = everything_in(place.folder.path() / "out");
  for (const char* part : {"sim-001", "drawn from the seed", "plan hash", "SHA-256 of all plans", "virtual"})
    CHECK(all.find(part) == std::string::npos);
  CHECK(all.find("drawn from a seed that is not published") != std::string::npos);
  CHECK(all.find("Seed and plan of the orders: not published") != std::string::npos);
  CHECK(quietroom::read_file(place.folder.path() / "out/set/set.toml") != set);
  CHECK(fs::exists(place.folder.path() / "out/set/stimuli.csv"));
  CHECK_FALSE(fs::exists(place.folder.path() / "out/set/set.lock"));
}

TEST_CASE("export --public: the names differ each time, and a folder with other files is refused") {
  const TempFolder folder;
  folder.write("v.csv", votes_csv);
  REQUIRE(run_quietroom("export v.csv one --public", folder.path()).exit_code == 0);
  const std::string first = quietroom::read_file(folder.path() / "one/long.csv");
  REQUIRE(run_quietroom("export v.csv one --public", folder.path()).exit_code == 0); // its own files
  CHECK(quietroom::read_file(folder.path() / "one/long.csv") != first);
  folder.write("two/notes.txt", "who is who");
  const Run other = run_quietroom("export v.csv two --public", folder.path());
  CHECK(other.exit_code == 2);
  CHECK(other.err.find("two: holds notes.txt, which is no file of this release") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "two/long.csv"));
  REQUIRE(run_quietroom("export v.csv three --bids bids", folder.path()).exit_code == 0);
  const Run mixed = run_quietroom("export v.csv four --public --bids bids", folder.path());
  CHECK(mixed.exit_code == 2);
  CHECK(mixed.err.find("bids: holds ") != std::string::npos);
}

TEST_CASE(
    "export: options of a public release without effect are refused, and a choice that names somebody") {
  const TempFolder folder;
  folder.write("v.csv", votes_csv);
  check_failure(2, "--keep has no effect without --public", "export v.csv out --keep age", folder.path());
  check_failure(2, "would stand in a public release", "export v.csv o2 --public --where listener=anna",
                folder.path());
}
