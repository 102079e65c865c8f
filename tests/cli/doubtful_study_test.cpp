#include "cli/quietroom.h"
#include "core/atomic_file.h"
#include "signal/audio_file.h"
#include "support/source_set.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

/// A prepared set, its scores of before in old.csv, and one stimulus that got worse since.
struct WorseSet {
  SourceSet set;
  WorseSet() {
    set.run();
    REQUIRE(run_quietroom("estimate .", set.path()).exit_code == 0);
    fs::copy_file(set.path() / "scores.csv", set.path() / "old.csv");
    fs::copy_file(set.file("q12.a.wav"), set.file("direct.a.wav"), fs::copy_options::overwrite_existing);
  }
};

} // namespace

TEST_CASE("a gate ends with 1 where a stimulus became worse, with 0 where none did, and writes JUnit XML") {
  const WorseSet it;
  const Run worse = run_quietroom(
      "estimate . --baseline old.csv --fail-if 'visqol_drop>0.1' --worst 1 --junit g.xml", it.set.path());
  CHECK(worse.exit_code == 1);
  CHECK(worse.out.starts_with("WORSE: 1 of 6 stimuli fails\n"));
  CHECK(worse.out.find("direct.a  ") != std::string::npos);
  CHECK(read_file(it.set.path() / "g.xml").find("failures=\"1\"") != std::string::npos);
  CHECK(run_quietroom("estimate . --baseline old.csv --fail-if 'visqol_drop>4' --junit g.xml", it.set.path())
            .exit_code == 0); // its own g.xml is replaced
  check_failure(2, "--baseline scores.csv: is what this run renews", "estimate . --baseline scores.csv",
                it.set.path());
  check_failure(2, "old.csv", "estimate . --baseline old.csv --junit old.csv", it.set.path());
  for (const char* read : {"scores.csv", "./scores.csv", "set.toml", "stimuli/q12.a.wav"}) {
    const std::string before = read_file(it.set.path() / read);
    check_failure(2, "is read or renewed by this command",
                  std::string("estimate . --baseline old.csv --force --junit ") + read, it.set.path());
    CHECK(read_file(it.set.path() / read) == before);
  }
  fs::remove(it.set.path() / "scores.csv"); // refused before it comes to be
  check_failure(2, "is read or renewed by this command",
                "estimate . --baseline old.csv --junit stimuli/../scores.csv", it.set.path());
  fs::create_symlink("scores.csv", it.set.path() / "link.xml");
  check_failure(2, "is read or renewed by this command",
                "estimate . --baseline old.csv --force --junit link.xml", it.set.path());
  CHECK_FALSE(fs::exists(it.set.path() / "scores.csv"));
  check_failure(2, "lies in the folder of the set", "estimate . --baseline old.csv --make-study doubt",
                it.set.path());
  CHECK_FALSE(fs::exists(it.set.path() / "doubt"));
  check_failure(2, "lies in the folder of --make-study",
                "estimate . --baseline old.csv --make-study ../not-there --junit ../not-there/g.xml",
                it.set.path());
  check_failure(2, "--fail-if has no effect without --baseline", "estimate . --fail-if 'visqol_drop>0'",
                it.set.path());
  check_failure(2, "is no limit of a baseline", "estimate . --baseline old.csv --fail-if visqol",
                it.set.path());
}

TEST_CASE("a gate tells readers, programs and JUnit XML the same of a set of six") {
  const WorseSet it;
  const std::string gate = "estimate . --baseline old.csv --fail-if 'visqol_drop>0.1' "
                           "--fail-if 'condition.stoi_drop>=0.02' --junit g.xml";
  const Run text = run_quietroom(gate, it.set.path());
  CHECK(text.exit_code == 1);
  check_golden("cli/gate.txt", text.out);
  check_golden("cli/gate.xml", read_file(it.set.path() / "g.xml"));
  check_golden("cli/gate.json", run_quietroom(gate + " --json", it.set.path()).out);
}

TEST_CASE("doubtful stimuli become a blind study against their clean sounds, ready for the station") {
  const WorseSet it;
  const TempFolder place;
  const Run run = run_quietroom("estimate '" + it.set.path().string() + "' --baseline '" +
                                    (it.set.path() / "old.csv").string() +
                                    "' --fail-if 'visqol_drop>0.1' --make-study doubt",
                                place.path());
  CHECK(run.exit_code == 1);
  const fs::path made = place.path() / "doubt";
  CHECK(read_file(made / "study/study.toml").find("method = \"ccr\"") != std::string::npos);
  CHECK(read_file(made / "set/001.wav") == read_file(it.set.file("direct.a.wav")));
  CHECK(signal::read_info(made / "set/002.wav").rate_hz == 16000);
  CHECK(run_quietroom("check doubt/set", place.path()).exit_code == 0);
  CHECK(run_quietroom("plan doubt/study", place.path()).exit_code == 0);
  CHECK(run_quietroom("simulate doubt/study --listeners 2 --seed 1", place.path()).exit_code == 0);
  check_failure(2, "is there already", "estimate '" + it.set.path().string() + "' --make-study doubt",
                place.path());
}

TEST_CASE("without a baseline the lowest stimuli are the doubtful ones, several of a source share its clean "
          "sound") {
  const WorseSet it;
  const TempFolder place;
  CHECK(run_quietroom("estimate '" + it.set.path().string() + "' --worst 4 --make-study low", place.path())
            .exit_code == 0);
  const std::string set = read_file(place.path() / "low/set/set.toml");
  std::size_t stimuli = 0;
  for (std::size_t at = set.find("[[stimulus]]"); at != set.npos; at = set.find("[[stimulus]]", at + 1))
    ++stimuli;
  CHECK(stimuli == 6); // four and two sources
  CHECK(run_quietroom("plan low/study", place.path()).exit_code == 0);
}

TEST_CASE("where no stimulus dropped a gate that holds makes no study and ends with 0") {
  SourceSet set;
  set.run();
  REQUIRE(run_quietroom("estimate .", set.path()).exit_code == 0);
  fs::copy_file(set.path() / "scores.csv", set.path() / "old.csv");
  const TempFolder place;
  const std::string doubt = (place.path() / "doubt").string();
  const Run run = run_quietroom("estimate . --baseline old.csv --make-study '" + doubt + "'", set.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out.starts_with("HOLDS: none of 6 stimuli is worse than allowed\n"));
  CHECK(run.err == "quietroom: --make-study " + doubt +
                       ": no stimulus dropped, so that there is nothing to ask; no study was made\n");
  CHECK_FALSE(fs::exists(doubt));
}
