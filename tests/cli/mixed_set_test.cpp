#include "cli/quietroom.h"
#include "signal/audio_file.h"
#include "stimulus/manifest.h"
#include "support/speech_like.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

/// Two conditions by recipe and the own codec's files, one with loss, of the same talker and sample.
std::string mixed_toml(const std::string& loss, const std::string& more = "") {
  return "version = 1\nname = 'mixed'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n" + more +
         "source_steps = [{ step = 'level', level_dbov = -26 }]\n"
         "[[source]]\nid = 's1'\nfile = 'source/s1.wav'\ntalker = 'ann'\n"
         "[[condition]]\nid = 'direct'\nkind = 'reference'\nemodel = { Ie = 0 }\n"
         "[[condition]]\nid = 'mnru20'\nsteps = [{ step = 'mnru', q_db = 20 }]\n"
         "[[condition]]\nid = 'mine'\nlabel = 'My codec, 3 % loss'\nemodel = { Ie = 10, Bpl = 10" +
         loss +
         " }\n"
         "[[stimulus]]\nfile = 'own/mine.wav'\ncondition = 'mine'\ntalker = 'ann'\nsample = 's1'\n";
}

void write_mixed(const TempFolder& folder, const std::string& toml) {
  fs::create_directories(folder.path() / "set/source");
  fs::create_directories(folder.path() / "set/own");
  signal::write_wav(folder.path() / "set/source/s1.wav", speech_like(8000, 2.4, 1), 16);
  signal::write_wav(folder.path() / "set/own/mine.wav", speech_like(8000, 2.4, 2), 16);
  folder.write("set/set.toml", toml);
}

const std::string some_votes = "listener,stimulus,condition,vote\n"
                               "L1,direct.s1,direct,5\nL1,mine.ann.s1,mine,3\nL1,mnru20.s1,mnru20,3\n"
                               "L2,direct.s1,direct,4\nL2,mine.ann.s1,mine,4\nL2,mnru20.s1,mnru20,2\n"
                               "L3,direct.s1,direct,5\nL3,mine.ann.s1,mine,3\nL3,mnru20.s1,mnru20,3\n";

std::optional<double> prediction_of(const std::string& condition, const std::string& out) {
  const auto document = nlohmann::json::parse(out);
  for (const auto& row : document["conditions"])
    if (row["condition"] == condition && !row["objective"].is_null()) return row["objective"].get<double>();
  return std::nullopt;
}

} // namespace

TEST_CASE("one set holds recipes and finished files through prepare, check, new and simulate") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(", Ppl = 3, BurstR = 1"));
  const Run prepared = run_quietroom("prepare set", folder.path());
  CHECK(prepared.err == "");
  REQUIRE(prepared.exit_code == 0);
  CHECK(prepared.out.find("2 stimuli prepared, 0 unchanged, 1 finished files measured") == 0);
  CHECK(run_quietroom("prepare set", folder.path()).out.find("nothing to prepare: 3 stimuli") == 0);
  CHECK(run_quietroom("prepare set --verify", folder.path()).exit_code == 0);
  CHECK(run_quietroom("check set", folder.path()).exit_code == 0);
  const auto set = stimulus::read_set(folder.path() / "set").set;
  REQUIRE(set.stimuli.size() == 3);
  CHECK(set.prepared);
  CHECK(set.stimuli[2].id == "mine.ann.s1");
  CHECK(set.stimuli[2].sha256.size() == 64);
  CHECK_FALSE(fs::exists(folder.path() / "set/stimuli/mine.s1.wav"));
  REQUIRE(run_quietroom("new study --set set --listeners 2", folder.path()).exit_code == 0);
  CHECK(run_quietroom("simulate study --listeners 3", folder.path()).exit_code == 0);
  CHECK(run_quietroom("mos study --simulated", folder.path()).out.find("mine") != std::string::npos);
}

TEST_CASE("a finished file that changed after prepare is found, and prepare takes the new one") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(", Ppl = 3"));
  REQUIRE(run_quietroom("prepare set", folder.path()).exit_code == 0);
  signal::write_wav(folder.path() / "set/own/mine.wav", speech_like(8000, 2.4, 3), 16);
  const Run verified = run_quietroom("prepare set --verify", folder.path());
  CHECK(verified.exit_code == 1);
  CHECK(verified.out.find("set/own/mine.wav: finished, file changed") != std::string::npos);
  CHECK(run_quietroom("new study --set set --listeners 2", folder.path()).exit_code == 2);
  CHECK(run_quietroom("prepare set", folder.path()).out.find("1 finished files measured") !=
        std::string::npos);
  CHECK(run_quietroom("new study --set set --listeners 2", folder.path()).exit_code == 0);
}

TEST_CASE("the packet loss that finished files state enters the prediction as that of G.107 does") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(", Ppl = 3, BurstR = 1"));
  folder.write("votes.csv", some_votes);
  REQUIRE(run_quietroom("prepare set", folder.path()).exit_code == 0);
  const Run run = run_quietroom("compare votes.csv --set set --json", folder.path());
  CAPTURE(run.err);
  const auto mine = prediction_of("mine", run.out);
  REQUIRE(mine);
  // Ie,eff = 10 + 85 x 3 / 13 = 29.615; R = 93.206 - 29.615 = 63.590 and MOS = 3.2724 by G.107 Annex B
  const double R = 93.206 - (10 + 85.0 * 3 / 13);
  CHECK(*mine == Approx(1 + 0.035 * R + R * (R - 60) * (100 - R) * 7e-6).margin(0.002));
}

TEST_CASE("a stimulus states a loss of its own, which goes before that of its condition") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(", Ppl = 3") + "Ppl = 0\n");
  const auto set = stimulus::read_set(folder.path() / "set").set;
  CHECK(set.stimuli.back().ppl_percent == 0.0);
}

TEST_CASE("a Bpl without the packet loss of finished files is asked for, not taken for no loss") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(""));
  folder.write("votes.csv", some_votes);
  const std::string asked = "condition mine has a Bpl and finished files whose packet loss is not stated";
  check_failure(2, asked, "prepare set", folder.path());
  const Run compared = run_quietroom("compare votes.csv --set set", folder.path());
  CHECK(compared.exit_code == 2);
  CHECK(compared.err.find(asked) != std::string::npos);
  const Run checked = run_quietroom("check set", folder.path());
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.find(asked) != std::string::npos);
}

TEST_CASE("what a mixed set cannot mean is told with its line") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(", Ppl = 3", "clipping = 'reduce'\n"));
  check_failure(2, "would lower what is prepared and not the finished files", "prepare set", folder.path());
  folder.write("set/set.toml", mixed_toml(", Ppl = 3") + "BurstR = 2\n");
  check_failure(2, "BurstR says how Ppl is spread; give Ppl, too", "prepare set", folder.path());
  std::string toml = mixed_toml(", Ppl = 3");
  toml.replace(toml.find("own/mine.wav"), 12, "stimuli/mine.wav");
  folder.write("set/set.toml", toml);
  check_failure(2, "lies where prepare writes its own files", "prepare set", folder.path());
  toml = mixed_toml(", Ppl = 3");
  toml.replace(toml.find("emodel = { Ie = 0 }"), 19, "emodel = { Ie = 0, Ppl = 1 }");
  folder.write("set/set.toml", toml);
  check_failure(2, "condition direct is prepared, and its packet loss is measured then", "prepare set",
                folder.path());
  toml = mixed_toml(", Ppl = 3");
  toml.insert(toml.find("label = 'My"), "steps = [{ step = 'gain', gain_db = -3 }]\n");
  folder.write("set/set.toml", toml);
  check_failure(2, "condition mine has steps and finished files", "prepare set", folder.path());
}

TEST_CASE(
    "new --relabel takes labels from the set and leaves lock, orders and votes; other changes are refused") {
  const TempFolder folder;
  write_mixed(folder, mixed_toml(", Ppl = 3"));
  REQUIRE(run_quietroom("prepare set", folder.path()).exit_code == 0);
  REQUIRE(run_quietroom("new study --set set --listeners 2", folder.path()).exit_code == 0);
  REQUIRE(run_quietroom("simulate study --listeners 2", folder.path()).exit_code == 0);
  const std::string before = run_quietroom("mos study --simulated --json", folder.path()).out;
  std::string toml = mixed_toml(", Ppl = 3");
  toml.replace(toml.find("My codec"), 8, "Our codec");
  folder.write("set/set.toml", toml);
  const Run run = run_quietroom("new study --relabel", folder.path());
  CHECK(run.err == "");
  CHECK(run.out.find("mine: \"My codec, 3 % loss\" is now \"Our codec, 3 % loss\"") == 0);
  CHECK(run_quietroom("plan study", folder.path()).exit_code == 0);
  CHECK(run_quietroom("mos study --simulated --json", folder.path()).out == before);
  CHECK(stimulus::read_set(folder.path() / "study/set").set.prepared);
  toml.replace(toml.find("q_db = 20"), 9, "q_db = 25");
  folder.write("set/set.toml", toml);
  check_failure(2, "more than label, emodel, Ppl and BurstR has changed", "new study --relabel",
                folder.path());
  check_failure(2, "no study is there whose labels could be changed", "new nowhere --relabel", folder.path());
}
