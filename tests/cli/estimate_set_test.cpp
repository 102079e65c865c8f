#include "cli/quietroom.h"
#include "core/atomic_file.h"
#include "support/source_set.h"

#include <nlohmann/json.hpp>
#include <thread>

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

TEST_CASE("a changed file is scored again, and so is a row that was edited, which is told") {
  test::SourceSet set;
  set.run();
  REQUIRE(run_quietroom("estimate .", set.path()).exit_code == 0);
  const auto file = set.path() / "scores.csv";
  const std::string before = read_file(file);
  std::string edited = before;
  edited.replace(edited.find("q12.b"), 5, "q12.c");
  write_file(file, edited);
  const Run run = run_quietroom("estimate .", set.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err ==
        "quietroom: ./scores.csv: 1 of 6 rows is not as this version of Quietroom wrote it, and is "
        "scored again\n");
  CHECK(read_file(file) == before);
  std::filesystem::copy_file(set.file("q12.a.wav"), set.file("loss5.a.wav"),
                             std::filesystem::copy_options::overwrite_existing);
  REQUIRE(run_quietroom("estimate .", set.path()).exit_code == 0);
  const std::string changed = read_file(file);
  std::size_t lines = 0;
  for (std::size_t a = 0, b = 0; a < before.size() && b < changed.size();) {
    const auto end_a = before.find('\n', a), end_b = changed.find('\n', b);
    lines += before.substr(a, end_a - a) != changed.substr(b, end_b - b) ? 1U : 0U;
    a = end_a + 1;
    b = end_b + 1;
  }
  CHECK(lines == 1);
}

TEST_CASE("two processes may score one set at once") {
  test::SourceSet set;
  set.run();
  Run one, other;
  {
    const std::jthread first([&] { one = run_quietroom("estimate .", set.path()); });
    const std::jthread second([&] { other = run_quietroom("estimate .", set.path()); });
  }
  CHECK(one.exit_code == 0);
  CHECK(other.exit_code == 0);
  CHECK(one.out == other.out);
  const Run again = run_quietroom("estimate .", set.path());
  CHECK(again.out == one.out);
  CHECK(again.err.empty());
}

TEST_CASE("the windows of each stimulus are told where they are asked for, as of one pair") {
  test::SourceSet set;
  set.run();
  const Run run = run_quietroom("estimate . --json --patches", set.path());
  REQUIRE(run.exit_code == 0);
  const auto found = nlohmann::json::parse(run.out);
  REQUIRE(found.size() == 6);
  const auto& patches = found[2]["patches"];
  REQUIRE(!patches.empty());
  CHECK(patches[0]["nsim"] == found[2]["worst_nsim"]);
  CHECK(patches[0]["ref_s"] == found[2]["worst_s"]);
  CHECK(patches[0]["fvnsim"].size() == 21);
  const auto again = nlohmann::json::parse(run_quietroom("estimate . --json --patches", set.path()).out);
  CHECK(again == found);        // though the scores are known by now
  for (int i = 0; i < 2; ++i) { // computed and known
    const Run usual = run_quietroom("estimate . --json", set.path());
    auto same = found;
    for (auto& each : same)
      for (auto& patch : each["patches"]) patch.erase("fvnsim");
    CHECK(nlohmann::json::parse(usual.out) == same);
    CHECK(same[2]["fvnsim"].size() == 21);
    fs::remove(set.path() / "scores.csv");
  }
  check_failure(2, "--patches has no effect without --json", "estimate . --patches", set.path());
  check_failure(2, "--patches is for the stimuli of a set", "estimate a.wav b.wav --json --patches",
                set.path());
}
