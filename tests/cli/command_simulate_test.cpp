#include "cli/study_place.h"
#include "cli/two_tones.h"
#include "core/folder_lock.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("simulate names every condition of which nothing is known, assumes a MOS for it, and says so") {
  const TempFolder folder;
  make_set(folder.path());
  std::string toml = read_file(folder.path() / "set.toml");
  toml.replace(toml.find("kind = \"reference\""), 18, "emodel = { Ie = 0 }");
  write_file(folder.path() / "set.toml", toml);
  CHECK(run_quietroom("new study --set . --listeners 2 --practice 0", folder.path()).exit_code == 0);
  const Run assumed = run_quietroom("simulate study --listeners 2", folder.path());
  CHECK(assumed.exit_code == 0);
  CHECK(assumed.err.find("how good these conditions are: coded; a MOS of 3.5 is assumed") !=
        std::string::npos);
  write_file(folder.path() / "truth.csv", "condition,mos\ncoded,3\n");
  CHECK(run_quietroom("simulate study --listeners 2 --replace --truth truth.csv", folder.path()).exit_code ==
        0);
  write_file(folder.path() / "wrong.csv", "condition,mos\ncodedd,3\n");
  check_failure(2, "wrong.csv:2: the set has no condition codedd",
                "simulate study --listeners 2 --replace --truth wrong.csv", folder.path());
}

TEST_CASE("simulated loudness lies around the centre of the scale where no truth is given") {
  const StudyPlace place;
  REQUIRE(place.make("loudness").exit_code == 0);
  const Run simulated = place.run("simulate study --listeners 60 --seed 2");
  REQUIRE(simulated.exit_code == 0);
  CHECK(simulated.err.empty());
  const auto mos = nlohmann::json::parse(place.run("mos study --simulated --json").out);
  for (const auto& row : mos["rows"]) {
    CAPTURE(row.dump());
    CHECK(std::abs(row["mos"].get<double>() - 3) < 0.5); // the effect of a file has a deviation of 0.15
  }
}

TEST_CASE("simulated votes of one method must go before those of another come") {
  const StudyPlace place;
  REQUIRE(place.make("acr").exit_code == 0);
  place.folder.write("truth.csv", "condition,mos\ndirect,4\ng711,3\n");
  REQUIRE(place.run("simulate study --listeners 1 --truth truth.csv").exit_code == 0);
  const auto file = place.folder.path() / "study/study.toml";
  std::string text = read_file(file);
  text.replace(text.find("\"acr\""), 5, "\"effort\"");
  write_file(file, text);
  CHECK(place.run("simulate study --listeners 1 --truth truth.csv").exit_code == 2);
  CHECK(place.run("simulate study --listeners 1 --truth truth.csv --replace").exit_code == 0);
  CHECK(place.run("mos study --simulated").exit_code == 0);
}

namespace {

/// Eight conditions of four samples, each a short tone, and a truth that spreads them over the scale.
void make_wide_set(const std::filesystem::path& folder) {
  std::string toml = "version = 1\nname = \"wide\"\nrate_hz = 8000\ncontext = \"NB\"\n", stimuli,
              truth = "condition,mos\n";
  for (int c = 1; c <= 8; ++c) {
    toml += "[[condition]]\nid = \"c" + std::to_string(c) + "\"\n";
    truth += "c" + std::to_string(c) + "," + std::to_string(0.9 + 0.45 * c) + "\n";
    for (int s = 1; s <= 4; ++s) {
      const std::string name = "c" + std::to_string(c) + "_s" + std::to_string(s) + ".wav";
      signal::write_wav(
          folder / name,
          signal::tone({.rate_hz = 8000, .frequency_hz = 200.0 + 40 * c + 9 * s, .seconds = 0.2}), 16);
      stimuli += "[[stimulus]]\nfile = \"" + name + "\"\ncondition = \"c" + std::to_string(c) +
                 "\"\ntalker = \"t" + std::to_string(s % 2) + "\"\nsample = \"s" + std::to_string(s) + "\"\n";
    }
  }
  write_file(folder / "set.toml", toml + stimuli);
  write_file(folder / "truth.csv", truth);
}

const char* mixed_panel = R"(version = 1
[[group]]
name = "careful"
listeners = 20
[[group]]
name = "straight"
listeners = 1
straight_lining = 0.98
[[group]]
name = "asleep"
listeners = 1
lapses = 1
[[group]]
name = "deaf to instructions"
listeners = 1
control_errors = 1
)";

} // namespace

TEST_CASE("simulated listeners behave as the model says, and screening finds whom it should and few others") {
  const TempFolder folder;
  make_wide_set(folder.path());
  REQUIRE(run_quietroom("new study --set . --listeners 24 --practice 0", folder.path()).exit_code == 0);
  const auto file = folder.path() / "study/study.toml";
  write_file(file, read_file(file) + "\n[[item]]\nstimulus = \"c8.t1.s1\"\ntrap = 1\n"
                                     "[[item]]\nstimulus = \"c1.t1.s1\"\ngold = 5\n");
  folder.write("model.toml", mixed_panel);
  const Run run =
      run_quietroom("simulate study --truth truth.csv --listener-model model.toml", folder.path());
  CAPTURE(run.out, run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.out.find("23 simulated listeners") != std::string::npos);
  const auto screened =
      nlohmann::json::parse(run_quietroom("screen study --simulated --json", folder.path()).out);
  std::map<std::string, std::set<std::string>> flags;
  for (const auto& listener : screened["listeners"]) {
    CHECK(listener["n_votes"] == 30); // 32 less two controls
    for (const auto& flag : listener["flags"]) flags[listener["listener"]].insert(std::string(flag["rule"]));
  }
  CHECK(flags["sim-021"].contains("straight-lining"));
  CHECK(flags["sim-022"].contains("p913"));
  CHECK(flags["sim-023"].contains("trap"));
  CHECK(flags["sim-023"].contains("gold"));
  CHECK_FALSE(flags["sim-023"].contains("p913"));
  int careful = 0;
  for (int i = 1; i <= 20; ++i)
    careful += flags["sim-0" + std::string(i < 10 ? "0" : "") + std::to_string(i)].empty() ? 0 : 1;
  CHECK(careful <= 2); // of 20: BT.1788 and others may look twice at one
  const auto mos = nlohmann::json::parse(run_quietroom("mos study --simulated --json", folder.path()).out);
  CHECK(mos["left_out"]["control"] == 46);
}

TEST_CASE("a listener model that contradicts the command, or is none, is refused") {
  const StudyPlace place;
  REQUIRE(place.make("acr").exit_code == 0);
  place.folder.write("m.toml", "version = 1\n[[group]]\nname = \"a\"\nlisteners = 3\n");
  check_failure(2, "--listeners is 4, and m.toml has 3 listeners; leave --listeners out",
                "simulate study --listener-model m.toml --listeners 4", place.folder.path());
  place.folder.write("m.toml", "version = 1\n[[group]]\nname = \"a\"\nlisteners = 3\nlapse = 0.5\n");
  check_failure(2, "m.toml:5: lapse is not known here; did you mean lapses?",
                "simulate study --listener-model m.toml", place.folder.path());
}

TEST_CASE("two simulations of one study at once: the second is told of the first, and changes nothing") {
  const StudyPlace study;
  REQUIRE(study.make("acr").exit_code == 0);
  {
    const FolderLock other(study.folder.path() / "study", "quietroom simulate");
    const Run second = study.run("simulate study --listeners 2");
    CHECK(second.exit_code == 3);
    CHECK(
        second.err.ends_with("study: another quietroom simulate works in this folder; wait until it ends\n"));
    CHECK_FALSE(std::filesystem::exists(study.folder.path() / "study/study.sqlite"));
  }
  CHECK(study.run("simulate study --listeners 2").exit_code == 0);
}
