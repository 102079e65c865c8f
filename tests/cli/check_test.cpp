#include "cli/quietroom.h"
#include "support/finished_set.h"

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
