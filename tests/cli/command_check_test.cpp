#include "cli/two_tones.h"
#include "cli/voted_study.h"
#include "support/finished_set.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

void write_set(const TempFolder& folder) {
  write_finished_files(folder.path() / "set");
  REQUIRE(run_quietroom("add-set set --context NB --write --pattern '{condition}_{talker}_{sample}.wav'",
                        folder.path())
              .exit_code == 0);
}

} // namespace

TEST_CASE("check prints a line a condition, its errors, its warnings, and fails where there are errors") {
  const TempFolder folder;
  write_set(folder);
  quietroom::signal::Clip loud = speech_like(8000, 1.5, 7);
  for (double& x : loud.samples) x *= 1.5;
  quietroom::signal::write_wav(folder.path() / "set/g711_m_s1.wav", loud, 16);
  fs::resize_file(folder.path() / "set/g711_f_s1.wav", 5000);
  const Run run = run_quietroom("check set", folder.path());
  CHECK(run.exit_code == 1);
  CHECK(run.err == "");
  check_golden("cli/check_problems.txt", run.out);
}

TEST_CASE("check prints every measurement as JSON, units in the names, nothing for what is undefined") {
  const TempFolder folder;
  write_set(folder);
  quietroom::signal::write_wav(folder.path() / "set/g711_m_s1.wav", {8000, 1, std::vector<double>(8000)}, 16);
  check_output("check.json", "check set --json", folder.path());
}

TEST_CASE("check tells of a codec that no estimate knows, with its line") {
  const TempFolder folder;
  make_set(folder.path());
  std::string toml = read_file(folder.path() / "set.toml");
  toml.replace(toml.find("id = \"coded\""), 12, "id = \"coded\"\nemodel = { codec = \"amr-wb-12\" }");
  write_file(folder.path() / "set.toml", toml);
  const Run run = run_quietroom("check .", folder.path());
  CHECK((run.out + run.err).find("set.toml:8: ") != std::string::npos);
  CHECK((run.out + run.err).find("has no codec amr-wb-12") != std::string::npos);
}

TEST_CASE("check of a study says that all is ready, and changes nothing") {
  const VotedStudy study;
  REQUIRE(run_quietroom("code study", study.folder.path(), "4711\n").exit_code == 0);
  const Run run = study.run("check study --device file:out.wav");
  CAPTURE(run.out);
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
  CHECK(run.out.find("4 of 4 stimuli measured; errors: 0, warnings: 0\n") != std::string::npos);
  CHECK_FALSE(fs::exists(study.folder.path() / "out.wav"));
  CHECK_FALSE(fs::exists(study.path / "study.sqlite"));
  CHECK_FALSE(fs::exists(study.path / "lock"));
}

TEST_CASE("check of a study finds a changed and a missing file of the main block, and the absent device") {
  const VotedStudy study;
  signal::write_wav(study.folder.path() / "files/g711_m_s1.wav", speech_like(8000, 1.5, 99), 16);
  fs::remove(study.folder.path() / "files/direct_f_s1.wav");
  const Run run = study.run("check study --device 'no such device' --json");
  CHECK(run.exit_code == 1);
  const auto checked = nlohmann::json::parse(run.out);
  CHECK(checked["stimuli"].size() == 3);
  for (const char* key : {"id", "condition", "talker", "sample", "file", "sha256", "rate_hz", "channels",
                          "seconds", "active_level_dbov", "activity", "peak_dbov"})
    CHECK(checked["stimuli"][0].contains(key));
  std::string errors;
  for (const auto& each : checked["problems"])
    if (each["severity"] == "error")
      errors += each["where"].get<std::string>() + ": " + each["message"].get<std::string>() + "\n";
  CHECK(errors.find("g711_m_s1.wav: is not the file this study was made with") != std::string::npos);
  CHECK(errors.find("direct_f_s1.wav: is missing") != std::string::npos);
  CHECK(errors.find("sound device: ") != std::string::npos);
  CHECK(std::count(errors.begin(), errors.end(), '\n') == 3);
}

TEST_CASE("check is told what a folder is by its files, and asks where it has both") {
  const VotedStudy study;
  check_failure(2, "--device has no effect on a stimulus set", "check files --device hw:0",
                study.folder.path());
  fs::copy_file(study.folder.path() / "files/set.toml", study.path / "set.toml");
  check_failure(2, "has both a study.toml and a set.toml", "check study", study.folder.path());
}

TEST_CASE("check of a study prints every mistake of study.toml with its line") {
  const VotedStudy study;
  study.folder.write("study/study.toml",
                     read_file(study.path / "study.toml") + "colour = 1\nexperimenter_code = \"x\"\n");
  const Run run = study.run("check study");
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("colour") != std::string::npos);
  CHECK(run.out.find("experimenter_code is no hash of a code") != std::string::npos);
}
