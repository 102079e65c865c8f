#include "cli/quietroom.h"
#include "core/atomic_file.h"
#include "support/source_set.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;

TEST_CASE("a set is scored stimulus by stimulus, kept in its folder, the same on one thread and on two") {
  const SourceSet set;
  set.run();
  const Run one = run_quietroom("estimate . --threads 1 --json", set.path());
  CHECK(one.exit_code == 0);
  const std::string kept = read_file(set.path() / "scores.csv");
  fs::remove(set.path() / "scores.csv");
  const Run two = run_quietroom("estimate . --threads 2 --json", set.path());
  CHECK(one.out == two.out);
  CHECK(kept == read_file(set.path() / "scores.csv"));
  const json found = json::parse(one.out);
  REQUIRE(found.size() == 6);
  CHECK(found[0]["reference"] == "source a");
  CHECK(found[0]["mos_lqo"] > found[2]["mos_lqo"]);
  CHECK(run_quietroom("estimate .", set.path()).out.starts_with("ViSQOL 333, speech mode"));
}

TEST_CASE("finished files go against the reference named for them, which the lock and check hold on to") {
  const TempFolder folder;
  folder.write("set.toml", R"(version = 1
name = "n"
rate_hz = 16000
context = "WB"
[[condition]]
id = "c"
[[stimulus]]
file = "c.wav"
condition = "c"
talker = "t"
sample = "s"
reference = "clean.wav"
[[stimulus]]
file = "d.wav"
condition = "c"
talker = "t"
sample = "u"
)");
  for (const char* name : {"c.wav", "clean.wav"})
    signal::write_wav(folder.path() / name, speech_like(16000, 2, 1), 16);
  signal::write_wav(folder.path() / "d.wav", speech_like(16000, 2, 3), 16);
  const Run run = run_quietroom("estimate . --json", folder.path());
  CHECK(run.exit_code == 1); // d.wav has no clean sound
  CHECK(run.err.find("c.t.u: no score: there is no clean sound") != std::string::npos);
  const json found = json::parse(run.out);
  CHECK(found[0]["reference"] == "reference clean.wav");
  CHECK(found[0]["mos_lqo"] > 4.9);
  CHECK(found[1]["mos_lqo"].is_null());
  const TempFolder study;
  CHECK(run_quietroom("new '" + (study.path() / "s").string() + "' --set .", folder.path()).exit_code == 0);
  CHECK(read_file(study.path() / "s/set/set.lock")
            .find("reference_sha256 = \"" + sha256_of_file(folder.path() / "clean.wav")) !=
        std::string::npos);
  fs::remove(folder.path() / "clean.wav");
  CHECK(run_quietroom("check .", folder.path()).out.find("its reference clean.wav is missing") !=
        std::string::npos);
  CHECK(run_quietroom("estimate .", folder.path()).exit_code == 2);
}

TEST_CASE("a scores.csv of the user's own is never replaced, and a study is no set") {
  const SourceSet set;
  set.run();
  set.folder.write("scores.csv", "mine\n");
  check_failure(2, "is no table of scores", "estimate .", set.path());
  CHECK(read_file(set.path() / "scores.csv") == "mine\n");
  const TempFolder study;
  study.write("study.toml", "version = 1\n");
  check_failure(2, "is a study; give the folder of its set", "estimate .", study.path());
  check_failure(2, "set.toml", "estimate " + study.path().string() + "/..", study.path());
}
